package org.orderrelay.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/** A document or order that was refused. */
public record InvalidView(
        long id,
        String source,
        String document,
        int index,
        @Nullable String referenceId,
        @Nullable String status,
        Instant receivedAt,
        List<Violation> violations) {}
