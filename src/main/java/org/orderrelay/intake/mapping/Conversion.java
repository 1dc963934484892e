package org.orderrelay.intake.mapping;

/** From a plain value as the source writes it to canonical spelling. Thread-safe. */
@FunctionalInterface
interface Conversion {
    /** A {@link Found.Text} or a {@link Found.Unfit}. */
    Found convert(Object scalar);
}
