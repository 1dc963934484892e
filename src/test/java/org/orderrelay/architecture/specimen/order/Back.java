package org.orderrelay.architecture.specimen.order;

/** The other end of a cycle. */
public final class Back {}
