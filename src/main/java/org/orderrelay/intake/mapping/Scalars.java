package org.orderrelay.intake.mapping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.orderrelay.intake.Shown;
import org.orderrelay.order.Phone;

/** Plain values of a document as text. */
final class Scalars {
    private static final int PLAIN_DIGITS = 64;
    private static final int SHOWN = 40;
    /** What may be a phone number in the wrong field; a date of eight digits is not. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().-]{8,}[0-9]|\\+[0-9 ().-]{7,}");

    private Scalars() {}

    static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** The text; numbers without exponent, unless that would be longer than any number should be. */
    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            boolean plain = Math.abs((long) number.scale()) + number.precision() <= PLAIN_DIGITS;
            return plain ? number.toPlainString() : number.toString();
        }
        return value instanceof Map ? "{…}" : String.valueOf(value);
    }

    /** The value in quotes for a message: bounded, printable, and masked if it may be a phone number. */
    static String quoted(Object value) {
        String text = text(value);
        String shown = Shown.text(text, SHOWN);
        boolean date = text.length() == 14 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        String safe = !date && NUMBER.matcher(text).matches() ? Phone.mask(shown) : shown;
        return "'" + safe + (text.length() > SHOWN ? "…" : "") + "'";
    }
}
