package org.orderrelay.intake.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a record.
 *
 * @param text path or column name, as the mapping writes it
 * @param path the compiled path; null for a column
 */
record Locator(String text, @Nullable PathExpression path) {
    static Locator column(String name) {
        return new Locator(normal(name), null);
    }

    /** Blanks in a column's name are told apart by nobody who looks at it. */
    static String normal(String name) {
        return name.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
