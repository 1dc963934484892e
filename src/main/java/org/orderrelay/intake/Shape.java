package org.orderrelay.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class of a value, which says enough to find a fault and nothing of a customer: {@code empty}, {@code digits(9)},
 * {@code number(6)}, {@code phone(13)}, {@code letters(4)}, {@code word(8)}, {@code text(20)}, {@code control-characters(3)};
 * in brackets how many characters it has.
 */
final class Shape {
    private Shape() {}

    /** Of the value a JSON pointer means; {@code empty} if there is none. */
    static String at(Map<String, Object> tree, String pointer) {
        Object at = tree;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            at = inside(at, step.replace("~1", "/").replace("~0", "~"));
        }
        return pointer.isEmpty() ? "" : of(at);
    }

    private static @Nullable Object inside(@Nullable Object at, String step) {
        if (at instanceof Map<?, ?> map) {
            return map.get(step);
        }
        boolean index = at instanceof List<?> && step.matches("[0-9]{1,6}");
        return index && at instanceof List<?> list && Integer.parseInt(step) < list.size()
                ? list.get(Integer.parseInt(step))
                : null;
    }

    static String of(@Nullable Object value) {
        if (value == null) {
            return "empty";
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            return "several values";
        }
        String text = value.toString();
        return text.isEmpty() ? "empty" : word(text) + '(' + text.length() + ')';
    }

    private static String word(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return "control-characters";
        }
        if (text.matches("[0-9]+")) {
            return "digits";
        }
        if (text.matches("[+][0-9 ()./-]{6,}")) {
            return "phone";
        }
        if (text.matches("[+-]?[0-9][0-9.,' \u00A0\u202F]*-?")) {
            return "number";
        }
        return text.matches("\\p{L}+") ? "letters" : text.matches("[\\p{L}0-9._-]+") ? "word" : "text";
    }
}
