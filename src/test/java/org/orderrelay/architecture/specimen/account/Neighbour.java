package org.orderrelay.architecture.specimen.account;

import org.orderrelay.architecture.specimen.order.Back;

/** Imported by a package that may import nothing, and imports it in turn. */
public record Neighbour(Back back) {}
