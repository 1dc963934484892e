package org.orderrelay.sandbox.infobip;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Infobip writes them, {@code 2026-01-01T10:00:00.000+0000}. */
final class InfobipTimes {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InfobipTimes() {}

    static String of(Instant at) {
        return FORM.format(at);
    }
}
