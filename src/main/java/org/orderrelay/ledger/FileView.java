package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file with its conservation law: rows = rejected + duplicate + superseded + accepted + failed + dead + abandoned +
 * queued + sending + unknown. A row's state is its order's least settled delivery.
 *
 * @param rows data rows recorded so far
 * @param reason why no row of it could be taken in; null if it was read
 * @param done read to the end and every row settled
 */
public record FileView(
        String id,
        String source,
        String name,
        String sha256,
        Instant openedAt,
        @Nullable Instant closedAt,
        int rows,
        int rejected,
        int duplicate,
        int superseded,
        int accepted,
        int failed,
        int dead,
        int abandoned,
        int queued,
        int sending,
        int unknown,
        @Nullable String reason,
        boolean done) {}
