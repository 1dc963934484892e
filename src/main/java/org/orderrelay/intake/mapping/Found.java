package org.orderrelay.intake.mapping;

import java.util.List;

/** What a rule came to for one record. */
sealed interface Found {
    Found NOTHING = new Nothing();

    /** The source has nothing there, and the mapping no default. */
    record Nothing() implements Found {}

    /**
     * A value in canonical spelling.
     *
     * @param own whether it comes from the document; false for constants and defaults
     */
    record Text(String text, boolean own) implements Found {}

    /** Several values for a field that is a list. */
    record Texts(List<String> texts) implements Found {}

    /** Something is there and cannot be read as the mapping says. */
    record Unfit(String rule, String why) implements Found {}
}
