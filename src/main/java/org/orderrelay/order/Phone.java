package org.orderrelay.order;

import java.util.regex.Pattern;

/**
 * A phone number in E.164 with its leading plus. {@link #toString()} is masked, so that a number cannot reach a log by
 * accident; {@link #e164()} is the only way to the digits.
 *
 * @param e164 {@code +919876543210}
 */
public record Phone(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int SHOWN_HEAD = 3;
    private static final int SHOWN_TAIL = 2;

    public Phone {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    /** Country code and the last two digits: {@code +91********10}. */
    public String masked() {
        return mask(e164);
    }

    /** Masks any text that stands where a number should stand, however short. */
    public static String mask(String text) {
        if (text.length() <= SHOWN_HEAD + SHOWN_TAIL) {
            return "*".repeat(text.length());
        }
        int hidden = text.length() - SHOWN_HEAD - SHOWN_TAIL;
        return text.substring(0, SHOWN_HEAD) + "*".repeat(hidden) + text.substring(text.length() - SHOWN_TAIL);
    }

    @Override
    public String toString() {
        return masked();
    }
}
