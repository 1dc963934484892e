package org.orderrelay.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one meaning of one answer (or of its absence). Every answer maps to exactly one. */
public sealed interface Outcome {
    /** The provider's code as it spells it, or our own word: {@code WA202}, {@code E110}, {@code timeout}. */
    String code();

    /** Sentence for an operator, without phone numbers or keys. */
    String reason();

    /** The provider took it. That is not yet "sent" (facts 0.2). */
    record Accepted(String code, String reason, @Nullable String messageId) implements Outcome {}

    /**
     * It surely did not leave; try again by the account's policy, unless the provider says when.
     *
     * @param after pause before the next call as this answer asked for; null if it did not
     * @param pauses pauses the provider documents for this code, by number of the failure; empty for most codes
     * @param attempts calls in all that this code is worth, the first included; 0: as many as the account's policy says
     */
    record Retry(String code, String reason, @Nullable Duration after, List<Duration> pauses, int attempts)
            implements Outcome {
        public Retry {
            pauses = List.copyOf(pauses);
        }

        public Retry(String code, String reason, @Nullable Duration after, List<Duration> pauses) {
            this(code, reason, after, pauses, 0);
        }

        public Retry(String code, String reason, @Nullable Duration after) {
            this(code, reason, after, List.of());
        }

        /** Whether this many failures, the present one included, are the end. */
        public boolean isExhausted(int failures, int policyAttempts) {
            return failures >= (attempts > 0 ? Math.min(attempts, policyAttempts) : policyAttempts);
        }

        /**
         * The pause after this many failures, the present one included: what the answer asked for, else the documented
         * one (the last of them for every further failure), else null: the account's policy decides.
         */
        public @Nullable Duration pause(int failures) {
            if (after != null || pauses.isEmpty()) {
                return after;
            }
            return pauses.get(Math.min(Math.max(failures, 1), pauses.size()) - 1);
        }
    }

    /** Too fast: slow the scope down. Never counts as a failure. */
    record Throttled(
            String code,
            String reason,
            Scope scope,
            @Nullable Duration after) implements Outcome {}

    /** Nothing will pass for this scope until somebody acts: hold it, keep the delivery queued. */
    record Held(String code, String reason, Scope scope) implements Outcome {}

    /** Refused for good: dead letter. */
    record Rejected(String code, String reason) implements Outcome {}

    /** The order's state at the provider forbids it (2046, 2047): dead letter. */
    record Conflict(String code, String reason) implements Outcome {}

    /** Nobody knows whether it left. Never sent again without an echo, a look-up or an operator. */
    record Unknown(String code, String reason) implements Outcome {}
}
