package org.orderrelay.sandbox.conduct;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations of the control API: {@code "200ms"}, {@code "5s"}, {@code "10m"}, {@code "1h"}, or a number of milliseconds. */
public final class Pauses {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L);

    private Pauses() {}

    /**
     * In milliseconds.
     *
     * @throws IllegalArgumentException if it is no duration
     */
    public static long millis(@Nullable Object duration) {
        if (duration instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        Matcher matcher = FORM.matcher(String.valueOf(duration));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + duration + "' is no duration such as 200ms, 5s, 10m or 1h");
        }
        return Long.parseLong(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 1L);
    }
}
