package org.orderrelay.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What to list; null means any.
 *
 * @param limit 1..1000
 * @param cursor as handed out by the page before
 */
public record DeliveryFilter(
        @Nullable String state,
        @Nullable String account,
        @Nullable String referenceId,
        @Nullable String code,
        int limit,
        @Nullable String cursor) {}
