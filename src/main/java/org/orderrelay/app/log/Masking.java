package org.orderrelay.app.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last net under phone numbers. The relay's own lines mask them already; what a library quotes in an exception is
 * masked here: {@code +} and 8 to 15 digits (E.164), and 10 to 15 digits that are a whole JSON text. Digits that stand
 * bare are left alone, or times and ids would go too.
 */
final class Masking {
    private static final Pattern NUMBER = Pattern.compile("(?:\\+|%2B|\")[0-9]{8,15}(?![0-9])");
    private static final int SHORTEST_BARE = 10;
    private static final int SHOWN = 2;

    private Masking() {}

    static String mask(String text) {
        if (text.indexOf('+') < 0 && text.indexOf('"') < 0 && !text.contains("%2B")) {
            return text;
        }
        return NUMBER.matcher(text)
                .replaceAll(number -> Matcher.quoteReplacement(masked(number.group(), text, number.end())));
    }

    private static String masked(String number, String text, int end) {
        int digits = number.startsWith("%2B") ? 3 : 1;
        if (number.startsWith("\"")) {
            boolean whole = end < text.length() && text.charAt(end) == '"';
            if (!whole || number.length() - digits < SHORTEST_BARE) {
                return number;
            }
        }
        int last = number.length() - SHOWN;
        return number.substring(0, digits + SHOWN) + "*".repeat(last - digits - SHOWN) + number.substring(last);
    }
}
