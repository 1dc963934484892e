package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, by Meta's clock: seconds of the epoch, as a text or a number (facts 2.7).
 *
 * @param receivedAt stands in where Meta does not say, or says something no clock shows
 */
record Moments(Instant receivedAt) {
    /** From here on a number counts milliseconds: as seconds it would be the year 5138. */
    private static final long MILLISECONDS = 100_000_000_000L;

    private static final int MOST_DIGITS = 15;
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    /** The first of these that is a moment. */
    Instant of(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            Instant at = read(LooseJson.text(candidate));
            if (at != null) {
                return at;
            }
        }
        return receivedAt;
    }

    private @Nullable Instant read(@Nullable String text) {
        if (text == null || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        long number = Long.parseLong(text);
        Instant at = number < MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        boolean future = at.isAfter(receivedAt.plus(CLOCKS_APART));
        return number == 0 || future ? null : at;
    }
}
