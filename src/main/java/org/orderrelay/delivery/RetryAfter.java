package org.orderrelay.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date. At most one hour, whatever the header says. */
public final class RetryAfter {
    /** No answer may stop a scope for longer; after it the next call asks again. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final int LONGEST_SECONDS = 9;

    private RetryAfter() {}

    /** The pause the header asks for, from now; zero for a date gone by, null if there is none or it makes no sense. */
    public static @Nullable Duration parse(@Nullable String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String text = header.strip();
        return capped(isDigits(text) ? seconds(text) : untilDate(text, clock));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Duration seconds(String digits) {
        return digits.length() > LONGEST_SECONDS ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static @Nullable Duration untilDate(String text, Clock clock) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), date.toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Duration capped(@Nullable Duration pause) {
        if (pause == null) {
            return null;
        }
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
