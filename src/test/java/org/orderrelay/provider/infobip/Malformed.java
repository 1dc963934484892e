package org.orderrelay.provider.infobip;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies as they should never come: cut off, changed at one place, of another kind, noise. */
final class Malformed {
    private static final String[] VALUES = {
        "null", "true", "-1", "1e999", "99999999999999999999", "\"\"", "\"x\"", "[]", "[null]", "{}", "{\"id\":{}}"
    };

    private Malformed() {}

    static Stream<String> bodies(String... samples) {
        Random random = new Random(7);
        Stream<String> broken =
                Stream.of(samples).flatMap(sample -> Stream.concat(cut(sample), mutated(sample, random)));
        return Stream.concat(
                broken,
                Stream.concat(odd(), Stream.generate(() -> noise(random)).limit(200)));
    }

    /** Every beginning of a body. */
    static Stream<String> cut(String sample) {
        return IntStream.range(0, sample.length()).mapToObj(end -> sample.substring(0, end));
    }

    /** The body with one of its values made another, or one of its bytes. */
    static Stream<String> mutated(String sample, Random random) {
        String[] parts = sample.split("(?<=: )", -1);
        Stream<String> values = IntStream.range(1, parts.length)
                .boxed()
                .flatMap(i -> Stream.of(VALUES).map(value -> {
                    String[] changed = parts.clone();
                    changed[i] = changed[i].replaceFirst("^(\"[^\"]*\"|[0-9a-z.]+|\\[|\\{)", value);
                    return String.join("", changed);
                }));
        Stream<String> characters = Stream.generate(() -> {
                    StringBuilder changed = new StringBuilder(sample);
                    changed.setCharAt(random.nextInt(sample.length()), (char) random.nextInt(0x250));
                    return changed.toString();
                })
                .limit(300);
        return Stream.concat(values, characters);
    }

    private static Stream<String> odd() {
        return Stream.of(
                " ",
                "null",
                "true",
                "17",
                "\"x\"",
                "[]",
                "[[]]",
                "[null]",
                "{}",
                "{\"results\":null}",
                "{\"results\":{}}",
                "{\"results\":[null,1,\"x\",[],{}]}",
                "{\"messages\":[null]}",
                "{\"requestError\":[]}",
                "{\"requestError\":{\"serviceException\":[]}}",
                "{\"errorCode\":{}}",
                "{\"errorCode\":\"" + "9".repeat(60_000) + "\"}",
                "{\"status\":{\"id\":-7}}",
                "{\"messageId\":\"m\",\"status\":{\"id\":2147483648}}",
                "[".repeat(60_000),
                "{\"a\":".repeat(20_000),
                "{\"messageId\":\"" + "\\".repeat(101),
                "{\"messageId\"" + " ".repeat(60_000) + ":",
                "\u0000\u0001\u0002",
                "\ud800",
                "\ufeff{\"messageId\":\"m\"}");
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder("{\"results\":[{\"status\":");
        for (int i = random.nextInt(80); i > 0; i--) {
            text.append((char) random.nextInt(0x250));
        }
        return text.toString();
    }
}
