package org.orderrelay.provider.meta;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.orderrelay.delivery.Outcome;

/** What tests ask of outcomes, and texts that are no document of Meta's. */
final class Outcomes {
    private Outcomes() {}

    /** {@code Held account}, {@code Rejected}: the kind and what is held or slowed down. */
    static String kind(Outcome outcome) {
        String scope = scope(outcome);
        return outcome.getClass().getSimpleName() + (scope == null ? "" : ' ' + scope);
    }

    static String scope(Outcome outcome) {
        if (outcome instanceof Outcome.Held held) {
            return held.scope().wire();
        }
        return outcome instanceof Outcome.Throttled throttled
                ? throttled.scope().wire()
                : null;
    }

    static Duration after(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return retry.after();
        }
        return outcome instanceof Outcome.Throttled throttled ? throttled.after() : null;
    }

    /** A document cut off at every place, with characters and values changed, and texts that never were one. */
    static Stream<String> mutations(String document, int seed) {
        Random random = new Random(seed);
        Stream<String> cut =
                Stream.iterate(0, i -> i < document.length(), i -> i + 7).map(i -> document.substring(0, i));
        Stream<String> changed =
                Stream.generate(() -> changed(document, random)).limit(300);
        Stream<String> replaced = Stream.of(
                        "null",
                        "true",
                        "0",
                        "-1",
                        "1e999",
                        "[]",
                        "{}",
                        "[[]]",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "99999999999999999999")
                .flatMap(value ->
                        Stream.generate(() -> replaced(document, value, random)).limit(20));
        return Stream.of(
                        cut,
                        changed,
                        replaced,
                        Stream.of(
                                "",
                                " ",
                                "null",
                                "17",
                                "\"x\"",
                                "[]",
                                "[".repeat(60_000),
                                "{\"a\":".repeat(20_000),
                                "\u0000",
                                "\ud800"))
                .flatMap(bodies -> bodies);
    }

    private static String changed(String document, Random random) {
        StringBuilder text = new StringBuilder(document);
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x100));
        }
        return text.toString();
    }

    /** One value after a colon is another one. */
    private static String replaced(String document, String value, Random random) {
        int colon = document.indexOf(':', random.nextInt(document.length()));
        int end = colon < 0 ? -1 : document.indexOf('\n', colon);
        if (end < 0) {
            return document;
        }
        String rest = document.substring(colon + 1, end).strip();
        boolean opens = rest.endsWith("{") || rest.endsWith("[");
        String comma = rest.endsWith(",") ? "," : "";
        return opens ? document : document.substring(0, colon + 1) + value + comma + document.substring(end);
    }
}
