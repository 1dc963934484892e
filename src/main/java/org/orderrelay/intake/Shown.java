package org.orderrelay.intake;

/** Makes text of a document fit to be listed: bounded, and without characters that harm a log, a table or a database. */
public final class Shown {
    private Shown() {}

    /** The text in printable ASCII, anything else as {@code ?}, cut to a length. */
    public static String text(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && shown.length() < longest; i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return shown.toString();
    }
}
