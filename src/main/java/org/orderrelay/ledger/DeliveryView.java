package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Phone;

/**
 * A delivery as the API lists it.
 *
 * @param hold the hold that keeps it, as {@code scope:key}, if any
 * @param blockedBy id of the delivery that must go first, if any
 * @param nextAttemptAt when it may go; null when it is not its turn
 */
public record DeliveryView(
        String id,
        String eventId,
        String referenceId,
        @Nullable String wireReference,
        String status,
        Phone recipient,
        String account,
        String provider,
        String template,
        String language,
        String state,
        @Nullable String receipt,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String messageId,
        int attempts,
        @Nullable String hold,
        @Nullable String blockedBy,
        @Nullable Instant nextAttemptAt,
        Instant recordedAt,
        @Nullable Instant settledAt) {}
