package org.orderrelay.sandbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a scripted step into an answer: those any HTTP server or proxy may give, else the provider's own. */
final class Replies {
    private Replies() {}

    /** The answer, or empty if neither the provider nor HTTP knows one of that name. */
    static Optional<Reply> of(Step step, ProviderContract provider, String messageId) {
        Reply common = common(step.name(), step.argument());
        return common != null ? Optional.of(common) : provider.named(step.name(), messageId);
    }

    private static @Nullable Reply common(String name, @Nullable String argument) {
        return switch (name) {
            case "refuse" -> Reply.text(0, "no-answer", "");
            case "429" -> Reply.json(429, "http-429", "{}", false).withRetryAfter(argument == null ? "1" : argument);
            case "503" -> Reply.html(503, false).withRetryAfter(argument);
            case "408", "500-html", "502-html", "504-html", "404-html" ->
                Reply.html(Integer.parseInt(name.substring(0, 3)), false);
            case "accept-and-502" -> Reply.html(502, true);
            case "empty-200" -> new Reply(200, "http-200", "application/json", "", null, true);
            case "status" -> argument == null || !argument.matches("[2-5][0-9]{2}") ? null : status(argument);
            default -> null;
        };
    }

    private static Reply status(String status) {
        return Reply.html(Integer.parseInt(status), status.startsWith("2"));
    }
}
