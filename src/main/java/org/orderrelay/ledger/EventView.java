package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event of an order: what came, from where, what became of it. */
public record EventView(
        String eventKey,
        String status,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        String source,
        String document,
        String verdict,
        String content) {}
