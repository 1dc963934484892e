package org.orderrelay.intake;

import org.jspecify.annotations.Nullable;

/**
 * How long a text may be and which characters it may hold.
 *
 * @param shortest 0: an empty text counts as absent; 1: an empty or blank one is a violation
 * @param longest in code points, inclusive
 */
record TextRule(int shortest, int longest, Alphabet alphabet) {

    /** A set of characters. */
    enum Alphabet {
        /** What people read: no control characters, no line breaks, nothing that was not valid Unicode. */
        PROSE("a control character, a line break or something that is not valid text"),
        /** Names for programs: {@code [A-Za-z0-9_.-]}. */
        WORD("a character other than A-Z a-z 0-9 _ . -"),
        /** Identifiers of other systems: ASCII from blank to tilde, no blank at either end. */
        PRINTABLE("a character that is not printable ASCII, or a blank at an end");

        private final String complaint;

        Alphabet(String complaint) {
            this.complaint = complaint;
        }

        private boolean holds(int c) {
            return switch (this) {
                case PROSE -> isProse(c);
                case WORD -> isWord(c);
                case PRINTABLE -> c >= ' ' && c <= '~';
            };
        }

        private static boolean isWord(int c) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '.'
                    || c == '-';
        }

        /** U+FFFD is what a decoder leaves where the bytes were not UTF-8: sent on, it would garble a customer's name. */
        private static boolean isProse(int c) {
            if (c < 0x7F) {
                return c >= ' ';
            }
            return !Character.isISOControl(c)
                    && c != 0x2028
                    && c != 0x2029
                    && c != 0xFFFD
                    && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    static TextRule prose(int longest) {
        return new TextRule(0, longest, Alphabet.PROSE);
    }

    static TextRule filled(int longest) {
        return new TextRule(1, longest, Alphabet.PROSE);
    }

    static TextRule word(int longest) {
        return new TextRule(1, longest, Alphabet.WORD);
    }

    static TextRule printable(int longest) {
        return new TextRule(1, longest, Alphabet.PRINTABLE);
    }

    /** Whether an empty text counts as absent. */
    boolean emptyIsAbsent() {
        return shortest == 0;
    }

    /** The broken rule as {@code length} or {@code characters}; null if the text is fine. */
    @Nullable
    String broken(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); points++) {
            int c = text.codePointAt(i);
            if (!alphabet.holds(c)) {
                return "characters";
            }
            i += Character.charCount(c);
        }
        if (points > longest || points < shortest || (shortest > 0 && text.isBlank())) {
            return "length";
        }
        return alphabet == Alphabet.PRINTABLE && !text.equals(text.strip()) ? "characters" : null;
    }

    String message(String rule) {
        if (rule.equals("characters")) {
            return "holds " + alphabet.complaint;
        }
        return "must have " + shortest + " to " + longest + " characters" + (shortest > 0 ? ", not only blanks" : "");
    }
}
