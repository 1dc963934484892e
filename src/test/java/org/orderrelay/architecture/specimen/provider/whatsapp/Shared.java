package org.orderrelay.architecture.specimen.provider.whatsapp;

import org.orderrelay.architecture.specimen.provider.alpha.Alpha;

/** What providers share, which wrongly knows one of them. */
public record Shared(Alpha alpha) {}
