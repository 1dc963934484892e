package org.orderrelay.provider.kaleyra;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** When something happened: seconds or milliseconds of the epoch, or ISO 8601 with its zone. */
final class Moments {
    private static final int MOST_DIGITS = 13;
    /** As seconds this is the year 5138, as milliseconds 1973: no moment of ours is mistaken for the other unit. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private Moments() {}

    /** The moment; the arrival where the text says none. */
    static Instant of(@Nullable String text, Instant receivedAt) {
        if (text == null) {
            return receivedAt;
        }
        boolean number = text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? epoch(Long.parseLong(text), receivedAt) : iso(text, receivedAt);
    }

    private static Instant epoch(long number, Instant receivedAt) {
        if (number == 0) {
            return receivedAt;
        }
        return number < LEAST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static Instant iso(String text, Instant receivedAt) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return receivedAt; // no moment: the arrival stands for it
        }
    }
}
