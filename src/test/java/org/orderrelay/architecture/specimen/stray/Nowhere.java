package org.orderrelay.architecture.specimen.stray;

/** Lies in no package of the table. */
final class Nowhere {}
