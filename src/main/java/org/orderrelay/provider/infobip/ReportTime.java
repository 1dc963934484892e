package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** Times as Infobip writes them, {@code 2026-01-01T10:00:00.000+0000}: the offset has no colon (facts 3.5). */
final class ReportTime {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private ReportTime() {}

    /** The first of these that is a time. */
    static Instant read(Instant otherwise, JsonNode... candidates) {
        return Arrays.stream(candidates)
                .map(candidate -> parse(candidate.asText("")))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, FORM).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty(); // absent or no time: the next one may be
        }
    }
}
