package org.orderrelay.intake.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as a source writes them, as moments. A date without a time is its first moment. A local time that a clock change
 * skips is moved forward, one that comes twice is the earlier. The 31st of a short month is no date.
 */
final class Moments implements Conversion {
    private static final Pattern ODATA = Pattern.compile("/Date\\((-?[0-9]{1,15})([+-][0-9]{1,4})?\\)/");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_DIGITS = 15;

    private final String pattern;
    private final @Nullable DateTimeFormatter formatter;
    private final @Nullable ZoneId zone;

    /**
     * Reads one way of writing.
     *
     * @param pattern of {@link FormatSpec#date()}
     * @param zone zone of dates that name none; null: they are refused
     * @throws IllegalArgumentException if the pattern is none
     */
    Moments(@Nullable String pattern, @Nullable ZoneId zone) {
        this.pattern = pattern == null ? "iso" : pattern;
        this.zone = zone;
        this.formatter = switch (this.pattern) {
            case "epoch-seconds", "epoch-millis", "odata" -> null;
            case "iso" -> ISO;
            default ->
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(this.pattern)
                        .parseDefaulting(ChronoField.ERA, 1)
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
        };
    }

    @Override
    public Found convert(Object scalar) {
        String text = Scalars.text(scalar);
        try {
            Instant instant = formatter == null ? counted(text) : read(text, formatter);
            return instant == null
                    ? new Found.Unfit("time", Scalars.quoted(scalar) + " has no zone, and the mapping names none")
                    : new Found.Text(instant.toString(), true);
        } catch (DateTimeException notADate) {
            return new Found.Unfit("time", Scalars.quoted(scalar) + " is no date of the form " + pattern);
        }
    }

    /** Asks for what was found: the queries of {@code java.time} that try one type after the other throw on the way. */
    private @Nullable Instant read(String text, DateTimeFormatter written) {
        TemporalAccessor parsed = written.parse(text);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        if (zone == null) {
            return null;
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDate date = LocalDate.from(parsed);
        return time == null
                ? date.atStartOfDay(zone).toInstant()
                : date.atTime(time).atZone(zone).toInstant();
    }

    private Instant counted(String text) {
        Matcher odata = ODATA.matcher(text);
        if (pattern.equals("odata") && odata.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(odata.group(1)));
        }
        boolean digits = text.length() <= MOST_DIGITS && text.matches("-?[0-9]+");
        if (pattern.equals("odata") || !digits) {
            throw new DateTimeException("not a count");
        }
        long count = Long.parseLong(text);
        return pattern.equals("epoch-millis") ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
    }
}
