package org.orderrelay.architecture.specimen.provider.alpha;

/** A provider. */
public final class Alpha {}
