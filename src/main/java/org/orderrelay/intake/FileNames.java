package org.orderrelay.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Which names of a server's listing may be touched: one path segment of {@code [A-Za-z0-9._-]{1,128}} without a leading
 * dot, ending in {@code .csv} in any case. Everything else is left alone, because a listing is the server's word
 * (CVE-2026-79983).
 */
public final class FileNames {
    private static final TextRule NAME = TextRule.word(128);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FileNames() {}

    /** Whether a file of that name is taken. */
    public static boolean accepts(String name) {
        return isPlain(name) && name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** Whether a packed file of that name is taken, where packed ones are: {@code x.csv.gz}, {@code x.zip}. */
    public static boolean acceptsPacked(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isPlain(name) && (lower.endsWith(".csv.gz") || lower.endsWith(".zip"));
    }

    private static boolean isPlain(String name) {
        return NAME.broken(name) == null && name.charAt(0) != '.';
    }

    /** The name with the moment in UTC behind it, for a folder where the name exists: {@code x.csv.20261121T090000000}. */
    public static String withTimestamp(String name, Clock clock) {
        return name + '.' + STAMP.format(clock.instant());
    }
}
