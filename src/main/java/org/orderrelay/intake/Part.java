package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document while it is read: its fields, where it stands, and where violations go. A method that answers
 * null or a blank stand-in for a wrong value has noted the violation. A JSON {@code null} counts as absent.
 */
final class Part {
    private static final int LONGEST_KEY = 64;
    private static final TextRule KEY = TextRule.printable(LONGEST_KEY);

    private final Map<?, ?> fields;
    private final String path;
    private final Findings findings;

    private Part(Map<?, ?> fields, String path, Findings findings) {
        this.fields = fields;
        this.path = path;
        this.findings = findings;
    }

    /** The object at a path; null, and noted, if there is something else. */
    static @Nullable Part of(@Nullable Object value, String path, Findings findings) {
        if (value instanceof Map<?, ?> map) {
            return new Part(map, path, findings);
        }
        findings.add(path, "type", "must be an object");
        return null;
    }

    void violated(String name, String rule, String message) {
        findings.add(path + '/' + name, rule, message);
    }

    /** Notes every field whose name is not known here. */
    void knowsOnly(Set<String> names) {
        for (Object key : fields.keySet()) {
            if (!names.contains(key)) {
                violated(shown(key), "unknown-field", "is not a field of an order");
            }
        }
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    @Nullable
    Object value(String name) {
        return fields.get(name);
    }

    /** Notes {@code required} if the field is absent. */
    boolean demand(String name) {
        if (!has(name)) {
            violated(name, "required", "is missing");
            return false;
        }
        return true;
    }

    /** A text; null if absent or wrong. */
    @Nullable
    String text(String name, TextRule rule) {
        Object value = fields.get(name);
        return value == null ? null : checked(name, value, rule);
    }

    /** A text that must be there; blank if it is not. */
    String required(String name, TextRule rule) {
        String text = demand(name) ? text(name, rule) : null;
        return text == null ? "" : text;
    }

    private @Nullable String checked(String name, Object value, TextRule rule) {
        if (!(value instanceof String text)) {
            violated(name, "type", "must be a text");
            return null;
        }
        if (text.isEmpty() && rule.emptyIsAbsent()) {
            return null;
        }
        String broken = rule.broken(text);
        if (broken != null) {
            violated(name, broken, rule.message(broken));
            return null;
        }
        return text;
    }

    /** True or false; false if absent. */
    boolean flag(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof Boolean)) {
            violated(name, "type", "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** An object inside this one; null if absent or wrong. */
    @Nullable
    Part part(String name) {
        Object value = fields.get(name);
        return value == null ? null : of(value, path + '/' + name, findings);
    }

    /** The objects of a list; empty if absent. Wrong elements are noted and left out. */
    List<Part> parts(String name, int most) {
        List<?> values = list(name, most);
        List<Part> parts = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Part part = of(values.get(i), path + '/' + name + '/' + i, findings);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The values of a list, unchecked; empty if absent, wrong, or longer than allowed. */
    List<?> list(String name, int most) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            violated(name, "type", "must be a list");
            return List.of();
        }
        if (list.size() > most) {
            violated(name, "count", "must have at most " + most + " entries");
            return List.of();
        }
        return list;
    }

    /** The texts of a list. */
    List<String> texts(String name, int most, TextRule rule) {
        List<?> values = list(name, most);
        List<String> texts = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            String text = checked(name + '/' + i, value == null ? List.of() : value, rule);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Free pairs of names and texts. */
    Map<String, String> pairs(String name, int most, TextRule rule) {
        Part inner = part(name);
        if (inner == null) {
            return Map.of();
        }
        if (inner.fields.size() > most) {
            violated(name, "count", "must have at most " + most + " entries");
            return Map.of();
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        inner.fields.forEach((key, value) -> {
            String shown = shown(key);
            String text = value == null ? null : inner.checked(shown, value, rule);
            if (KEY.broken(String.valueOf(key)) != null) {
                inner.violated(shown, "characters", "its name must be 1 to 64 printable ASCII characters");
            } else if (text != null) {
                pairs.put(String.valueOf(key), text);
            }
        });
        return pairs;
    }

    /** A field name as a step of a JSON pointer. */
    private static String shown(Object key) {
        return Shown.text(String.valueOf(key), LONGEST_KEY).replace("~", "~0").replace("/", "~1");
    }
}
