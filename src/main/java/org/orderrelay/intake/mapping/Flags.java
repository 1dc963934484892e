package org.orderrelay.intake.mapping;

import java.util.Locale;

/** Yes and no, in the spellings nobody mistakes; others are said with {@code words}. */
final class Flags implements Conversion {
    @Override
    public Found convert(Object scalar) {
        return switch (Scalars.text(scalar).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> new Found.Text("true", true);
            case "false", "no", "n", "0" -> new Found.Text("false", true);
            default -> new Found.Unfit("type", Scalars.quoted(scalar) + " is neither true nor false");
        };
    }
}
