package org.orderrelay.intake;

/** The blanks around a cell: space and tab. Other blanks (U+202F, U+00A0) are content, and a violation in a name. */
public final class Blanks {
    private Blanks() {}

    /** The text without blanks at its ends. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
