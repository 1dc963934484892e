package org.orderrelay.pipeline.rest;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists. Each method throws a 400 that names the parameter. */
final class Parameters {
    private static final int LIMIT = 100;
    private static final int MOST = 1000;

    private Parameters() {}

    /** From 1 to 1000; 100 if it is missing. */
    static int limit(@Nullable String text) {
        try {
            int limit = text == null ? LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw wrong("limit must be a number from 1 to " + MOST);
        }
        throw wrong("limit must be a number from 1 to " + MOST);
    }

    /** Asks with a cursor; the ledger refuses one it did not make. */
    static Object page(Supplier<Object> query) {
        try {
            return query.get();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw wrong("cursor is not one that was handed out");
        }
    }

    static @Nullable String word(String name, @Nullable String value, Set<String> words) {
        if (value != null && !words.contains(value)) {
            throw wrong(name + " must be one of " + words.stream().sorted().toList());
        }
        return value;
    }

    static @Nullable Instant time(String name, @Nullable String value) {
        Instant time = value == null ? null : Times.parse(value);
        if (value != null && time == null) {
            throw wrong(name + " must be a time such as 2026-11-21T09:00:00Z");
        }
        return time;
    }

    private static Problem wrong(String message) {
        return new Problem(400, "bad-parameter", message);
    }
}
