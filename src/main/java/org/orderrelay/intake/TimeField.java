package org.orderrelay.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads moments: ISO-8601 with a zone, {@code 2026-11-21T09:00:00Z} or {@code …+05:30}, from 2000 to 2199. */
final class TimeField {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private TimeField() {}

    /** The moment; null if absent or wrong, the latter noted. */
    static @Nullable Instant read(Part part, String name) {
        Object value = part.value(name);
        if (value == null) {
            return null;
        }
        Instant instant = value instanceof String text ? parse(text) : null;
        if (instant == null) {
            part.violated(name, "time", "must be ISO-8601 with a zone, like 2026-11-21T09:00:00Z");
        }
        return instant;
    }

    private static @Nullable Instant parse(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.isBefore(EARLIEST) || !instant.isBefore(LATEST) ? null : instant;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
