package org.orderrelay.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a code table says.
 *
 * @param scope what is held or slowed down; {@link Scope#MESSAGE} where nothing is
 * @param pauses documented pauses between repetitions; empty means the account's retry policy
 * @param attempts calls in all this code is worth; 0 means the account's retry policy
 * @param text tells a person what happened and what to do
 */
public record CodeRule(Meaning meaning, Scope scope, List<Duration> pauses, int attempts, String text) {
    public CodeRule {
        pauses = List.copyOf(pauses);
    }

    /** The outcome this row gives an answer. */
    Outcome outcome(String code, String reason, @Nullable String messageId, @Nullable Duration retryAfter) {
        return switch (meaning) {
            case ACCEPTED -> new Outcome.Accepted(code, reason, messageId);
            case RETRY -> new Outcome.Retry(code, reason, retryAfter, pauses, attempts);
            case THROTTLED -> new Outcome.Throttled(code, reason, scope, slowDown(retryAfter));
            case HOLD -> new Outcome.Held(code, reason, scope);
            case REJECTED -> new Outcome.Rejected(code, reason);
            case CONFLICT -> new Outcome.Conflict(code, reason);
            case UNKNOWN -> new Outcome.Unknown(code, reason);
        };
    }

    /** What the answer asked for, else the documented pause of a call limit, else null: the schedule decides. */
    private @Nullable Duration slowDown(@Nullable Duration retryAfter) {
        return retryAfter != null || pauses.isEmpty() ? retryAfter : pauses.get(0);
    }
}
