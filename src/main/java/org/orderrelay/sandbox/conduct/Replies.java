package org.orderrelay.sandbox.conduct;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.contract.Reply;

/** Turns a scripted step into an answer: those any HTTP server or proxy may give, else the provider's own. */
public final class Replies {
    private Replies() {}

    /** The answer, or empty if neither the provider nor HTTP knows one of that name. */
    public static Optional<Reply> of(Step step, ProviderContract provider, Message message, String messageId) {
        if (step.own() != null) {
            return Optional.of(step.own());
        }
        Reply common = common(step.name(), step.argument());
        if (common != null) {
            return Optional.of(common);
        }
        return switch (step.name()) {
            case "cut", "broken", "empty" ->
                provider.named("accept", null, message, messageId).map(good -> damaged(step.name(), good));
            default -> provider.named(step.name(), step.argument(), message, messageId);
        };
    }

    private static @Nullable Reply common(String name, @Nullable String argument) {
        return switch (name) {
            case "refuse" -> Reply.text(0, "no-answer", "");
            case "429" -> Reply.json(429, "http-429", "{}").withRetryAfter(argument == null ? "1" : argument);
            case "429-bare" -> Reply.json(429, "http-429", "{}");
            case "503" -> Reply.html(503, false).withRetryAfter(argument);
            case "408", "500-html", "502-html", "504-html", "404-html" ->
                Reply.html(Integer.parseInt(name.substring(0, 3)), false);
            case "accept-and-502" -> Reply.html(502, true);
            case "empty-200" -> Reply.accepted(200, "http-200", "");
            case "status" -> argument == null || !argument.matches("[2-5][0-9]{2}") ? null : status(argument);
            default -> null;
        };
    }

    private static Reply status(String status) {
        return Reply.html(Integer.parseInt(status), status.startsWith("2"));
    }

    /** A success whose body cannot be read. */
    private static Reply damaged(String how, Reply good) {
        String body = good.body();
        return good.withBody(
                switch (how) {
                    case "cut" -> body.substring(0, body.length() / 2);
                    case "broken" -> body.replaceFirst(",", "\n");
                    default -> "";
                });
    }
}
