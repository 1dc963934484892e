package org.orderrelay.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one meaning of one answer (or of its absence). Every answer maps to exactly one. */
public sealed interface Outcome {
    /** The provider's code as it spells it, or our own word: {@code WA202}, {@code E110}, {@code timeout}. */
    String code();

    /** Sentence for an operator, without phone numbers or keys. */
    String reason();

    /** The provider took it. That is not yet "sent" (facts 0.2). */
    record Accepted(String code, String reason, @Nullable String messageId) implements Outcome {}

    /** It surely did not leave; try again by the account's policy, or after {@code after} if the provider says when. */
    record Retry(String code, String reason, @Nullable Duration after) implements Outcome {}

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
