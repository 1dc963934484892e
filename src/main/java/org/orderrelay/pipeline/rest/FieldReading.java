package org.orderrelay.pipeline.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/** Reads the fields of a request one by one; everything wrong with their shape is collected. */
final class FieldReading {
    private static final int SHOWN_NAME = 64;
    private static final int LONGEST = 1_000;

    private final Map<?, ?> fields;
    private final String at;
    private final List<Violation> violations;

    /** @param known every field there may be */
    FieldReading(Map<?, ?> fields, Set<String> known) {
        this(fields, "", known, new ArrayList<>());
    }

    private FieldReading(Map<?, ?> fields, String at, Set<String> known, List<Violation> violations) {
        this.fields = fields;
        this.at = at;
        this.violations = violations;
        for (Object name : fields.keySet()) {
            if (!known.contains(name)) {
                // the name itself is the caller's text and is not repeated at length
                String shown = String.valueOf(name).length() > SHOWN_NAME ? "…" : String.valueOf(name);
                violate(
                        shown,
                        "unknown-field",
                        "is not one of " + known.stream().sorted().toList());
            }
        }
    }

    /** An object within; empty if it is missing. */
    FieldReading object(String name, Set<String> known) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof Map)) {
            violate(name, "type", "must be an object");
        }
        Map<?, ?> inner = value instanceof Map<?, ?> map ? map : Map.of();
        return new FieldReading(inner, at + '/' + name, known, violations);
    }

    /** A text that must be there; empty if that is a violation. */
    String required(String name) {
        String text = text(name);
        boolean wrongType = fields.get(name) != null && text == null;
        if (!wrongType && (text == null || text.isBlank())) {
            violate(name, "required", "is missing or blank");
        }
        return text == null ? "" : text.strip();
    }

    @Nullable
    String text(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof String)) {
            violate(name, "type", "must be a text");
        }
        if (value instanceof String text && text.length() > LONGEST) {
            violate(name, "length", "must have at most " + LONGEST + " characters");
        }
        return value instanceof String text ? text : null;
    }

    boolean flag(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof Boolean)) {
            violate(name, "type", "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    int number(String name, int least, int most, int otherwise) {
        Object value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        violate(name, "range", "must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    @Nullable
    Instant time(String name) {
        String text = text(name);
        Instant time = text == null ? null : Times.parse(text);
        if (text != null && time == null) {
            violate(name, "form", "must be a time such as 2026-11-21T09:00:00Z");
        }
        return time;
    }

    void violate(String name, String rule, String message) {
        // "~" and "/" as RFC 6901 writes them
        violations.add(new Violation(at + '/' + name.replace("~", "~0").replace("/", "~1"), rule, message));
    }

    /** @throws Problem 422 with every violation, if there is any */
    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
    }

    static Problem invalid(List<Violation> violations) {
        return new Problem(
                422,
                "invalid",
                "Nothing was done; every reason is listed",
                Map.of("violations", List.copyOf(violations)));
    }
}
