package org.orderrelay.pipeline.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Moments in requests. */
final class Times {
    /** Java knows moments that no database can hold. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** A moment of the years 1 to 9999, such as {@code 2026-11-21T09:00:00Z}; null if it is none. */
    static @Nullable Instant parse(String text) {
        try {
            Instant time = Instant.parse(text);
            return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
