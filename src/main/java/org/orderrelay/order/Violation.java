package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/**
 * One reason an order is invalid.
 *
 * @param path JSON pointer into the document ({@code /items/0/name}); for CSV the column name; empty for the whole order
 * @param rule stable word for programs: {@code required}, {@code length}, {@code sum}, {@code unknown-field}, …
 * @param message sentence for people: what is wrong and what to do; never a phone number or a name
 * @param cell where in a CSV file; null elsewhere
 */
public record Violation(
        String path, String rule, String message, @Nullable Cell cell) {
    public Violation(String path, String rule, String message) {
        this(path, rule, message, null);
    }

    /** The same at a place of a CSV file. */
    public Violation at(Cell place) {
        return new Violation(path, rule, message, place);
    }
}
