package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt: when, what was sent, what was answered, what it meant. */
public record AttemptView(
        int attempt,
        String node,
        Instant startedAt,
        @Nullable Instant endedAt,
        int httpStatus,
        String outcome,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String sent,
        @Nullable String answer) {}
