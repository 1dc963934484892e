package org.orderrelay.pipeline.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Outcome;

/**
 * What came of one call, ready to be settled.
 *
 * @param httpStatus 0 if there was no answer
 * @param sent the bytes sent where they differ from the stored payload
 * @param answer the raw answer, cut at 64 kB
 */
public record CallResult(
        Outcome outcome,
        Instant startedAt,
        Instant endedAt,
        int httpStatus,
        @Nullable String sent,
        @Nullable String answer) {

    /** An outcome that no answer stands behind. */
    public static CallResult without(Outcome outcome, Instant startedAt, Instant endedAt) {
        return new CallResult(outcome, startedAt, endedAt, 0, null, null);
    }
}
