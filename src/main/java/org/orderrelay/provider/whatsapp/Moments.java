package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, by a provider's clock: seconds or milliseconds of the epoch, as a text or a number (facts 1.5,
 * 2.7), or ISO 8601 with its zone, with or without a colon in it (facts 3.5).
 *
 * @param receivedAt stands in where the provider does not say, or says something no clock shows
 */
public record Moments(Instant receivedAt) {
    /** From here on a number counts milliseconds: as seconds it would be the year 5138. */
    private static final long MILLISECONDS = 100_000_000_000L;

    private static final int MOST_DIGITS = 15;
    private static final Duration CLOCKS_APART = Duration.ofDays(1);
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    /** The first of these that is a moment. */
    public Instant of(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            Instant at = read(text(candidate));
            if (at != null) {
                return at;
            }
        }
        return receivedAt;
    }

    /** The moment a text says. */
    public Instant of(@Nullable String text) {
        Instant at = text == null ? null : read(text);
        return at == null ? receivedAt : at;
    }

    private static String text(JsonNode node) {
        boolean whole = node.isNumber() && node.canConvertToLong();
        return whole ? Long.toString(node.longValue()) : node.asText("").strip();
    }

    private @Nullable Instant read(String text) {
        boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        Instant at = number ? epoch(text) : iso(text);
        return at == null || at.isAfter(receivedAt.plus(CLOCKS_APART)) ? null : at;
    }

    private static @Nullable Instant epoch(String digits) {
        long number = digits.length() > MOST_DIGITS ? 0 : Long.parseLong(digits);
        if (number == 0) {
            return null;
        }
        return number < MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static @Nullable Instant iso(String text) {
        try {
            return text.isEmpty() ? null : ISO.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null; // no moment: the next one may be
        }
    }
}
