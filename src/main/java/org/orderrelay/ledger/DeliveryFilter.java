package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to list; null means any.
 *
 * @param receipt {@code sent}, {@code delivered}, {@code read} or {@code failed}
 * @param since recorded at or after
 * @param until recorded before
 * @param limit 1..1000
 * @param cursor as handed out by the page before
 */
public record DeliveryFilter(
        @Nullable String state,
        @Nullable String account,
        @Nullable String referenceId,
        @Nullable String code,
        @Nullable String receipt,
        @Nullable Instant since,
        @Nullable Instant until,
        int limit,
        @Nullable String cursor) {}
