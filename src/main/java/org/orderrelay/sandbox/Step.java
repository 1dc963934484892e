package org.orderrelay.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One scripted answer: {@code accept}, {@code 429(5)}, {@code slow(200)}, {@code slow(200,wa500)}, {@code reset}, …
 *
 * @param name of the reply
 * @param argument of the reply: seconds of Retry-After, an HTTP status
 * @param delayMillis pause between taking the call and answering
 */
record Step(String name, @Nullable String argument, long delayMillis, Ending ending) {
    static final Step ACCEPT = new Step("accept", null, 0, Ending.ANSWER);

    private static final Pattern FORM = Pattern.compile("([a-z0-9-]+)(?:\\(([0-9]{1,7})(?:,([a-z0-9-]+))?\\))?");

    /** How the exchange ends. */
    enum Ending {
        ANSWER,
        /** The connection is closed without an answer. */
        CLOSE,
        /** Nothing comes, the connection stays open. */
        SILENCE
    }

    /**
     * Reads one answer of a script.
     *
     * @throws IllegalArgumentException if it has not the form of one; whether the name exists is the caller's to check
     */
    static Step parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no answer");
        }
        String name = matcher.group(1);
        String argument = matcher.group(2);
        if (name.equals("slow")) {
            Step then = matcher.group(3) == null ? ACCEPT : parse(matcher.group(3));
            return new Step(then.name, null, argument == null ? 0 : Long.parseLong(argument), then.ending);
        }
        return switch (name) {
            case "reset" -> new Step("refuse", null, 0, Ending.CLOSE);
            case "hang" -> new Step("refuse", null, 0, Ending.SILENCE);
            case "accept-and-reset" -> new Step("accept", null, 0, Ending.CLOSE);
            case "accept-and-hang" -> new Step("accept", null, 0, Ending.SILENCE);
            default -> new Step(name, argument, 0, Ending.ANSWER);
        };
    }

    /** What the log calls an exchange without an answer. */
    String word() {
        String ends = ending == Ending.CLOSE ? "reset" : "hang";
        return name.equals(ACCEPT.name) ? "accept-and-" + ends : ends;
    }
}
