package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Outcome;

/**
 * What came of one attempt.
 *
 * @param attempt must be the delivery's current attempt, else nothing changes (fencing); late, after the lease, any
 *     outcome but unknown still beats unknown
 * @param httpStatus 0 if there was no answer
 * @param sent the bytes sent where they differ from the stored payload
 * @param answer the raw answer, cut at 64 kB
 */
public record Settlement(
        String deliveryId,
        int attempt,
        Outcome outcome,
        Instant startedAt,
        Instant endedAt,
        int httpStatus,
        @Nullable String sent,
        @Nullable String answer) {}
