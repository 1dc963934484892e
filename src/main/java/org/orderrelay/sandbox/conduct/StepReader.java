package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.contract.Reply;

/** Reads scripted answers, short as {@code "429(5)"} or long as an object, and refuses what no provider can do. */
public final class StepReader {
    private static final Pattern SHORT = Pattern.compile("([a-z0-9-]+)(?:\\(([0-9]{1,7})(?:,([a-z0-9-]+))?\\))?");
    private static final Set<String> FIELDS = Set.of(
            "answer", "status", "body", "type", "retry_after", "accepted", "delay", "end", "pace", "fail", "events");
    private static final Set<String> STATUSES = Set.of("sent", "delivered", "read", "failed", "not-sent");
    private static final Set<String> ENDINGS = Set.of("answer", "reset", "hang", "half", "drip");

    private final List<ProviderContract> providers;

    public StepReader(List<ProviderContract> providers) {
        this.providers = providers;
    }

    /**
     * Reads one answer of a script.
     *
     * @throws IllegalArgumentException if it has not the form of one, or no provider has one of that name
     */
    public Step read(@Nullable Object answer) {
        Step step;
        if (answer instanceof String text) {
            step = brief(text);
        } else if (answer instanceof JsonObject object) {
            step = full(new JsonForm(object, FIELDS));
        } else {
            throw new IllegalArgumentException("'" + answer + "' is no answer");
        }
        check(step, answer);
        return step;
    }

    private static Step brief(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no answer");
        }
        String name = matcher.group(1);
        String argument = matcher.group(2);
        String then = matcher.group(3);
        return switch (name) {
            case "slow" -> (then == null ? Step.ACCEPT : brief(then)).after(millis(argument));
            case "drip" -> (then == null ? Step.ACCEPT : brief(then)).dripping(millis(argument));
            case "reset" -> Step.named("refuse", null).ending(Step.Ending.CLOSE);
            case "hang" -> Step.named("refuse", null).ending(Step.Ending.SILENCE);
            case "accept-and-reset" -> Step.ACCEPT.ending(Step.Ending.CLOSE);
            case "accept-and-hang" -> Step.ACCEPT.ending(Step.Ending.SILENCE);
            case "accept-and-half" -> Step.ACCEPT.ending(Step.Ending.HALF);
            case "quiet" -> Step.ACCEPT.reporting(List.of());
            case "fail" -> Step.ACCEPT.failing(String.valueOf(argument));
            default -> Step.named(name, argument);
        };
    }

    private static long millis(@Nullable String argument) {
        return argument == null ? 0 : Long.parseLong(argument);
    }

    private static Step full(JsonForm form) {
        String name = form.optional("answer");
        Step step = brief(name == null ? "accept" : name);
        if (form.has("status") || form.has("body")) {
            step = step.answering(own(form));
        }
        if (form.has("delay")) {
            step = step.after(form.millis("delay", 0));
        }
        if (form.has("fail")) {
            step = step.failing(form.text("fail"));
        }
        if (form.has("events")) {
            List<String> events = form.texts("events");
            if (!STATUSES.containsAll(events)) {
                throw new IllegalArgumentException("events must be of " + STATUSES);
            }
            if (events.contains("failed") != form.has("fail")) {
                throw new IllegalArgumentException("events has failed, and fail says by which code, or neither");
            }
            step = step.reporting(events);
        }
        return switch (form.word("end", ENDINGS, "")) {
            case "reset" -> step.ending(Step.Ending.CLOSE);
            case "hang" -> step.ending(Step.Ending.SILENCE);
            case "half" -> step.ending(Step.Ending.HALF);
            case "drip" -> step.dripping(form.millis("pace", 1000));
            default -> step;
        };
    }

    private static Reply own(JsonForm form) {
        int status = form.number("status", 200, 599, 200);
        boolean accepted = Boolean.parseBoolean(form.word("accepted", Set.of("true", "false"), "" + (status < 300)));
        String body = form.has("body") ? form.text("body") : "";
        String type = form.has("type") ? form.text("type") : "application/json";
        return new Reply(status, "own-" + status, type, body, form.optional("retry_after"), accepted);
    }

    private void check(Step step, Object answer) {
        Message nobody = Message.unread("nobody/0");
        if (step.own() == null
                && providers.stream()
                        .allMatch(p -> Replies.of(step, p, nobody, "").isEmpty())) {
            throw new IllegalArgumentException("no answer is called " + answer);
        }
        String failure = step.failure();
        if (failure != null && providers.stream().noneMatch(p -> p.hasFailure(failure))) {
            throw new IllegalArgumentException("no provider has a failure " + failure);
        }
    }
}
