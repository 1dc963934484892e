package org.orderrelay.ledger;

import org.jspecify.annotations.Nullable;

/** One line of a result file: {@code row, reference, status, state, code, reason}. */
public record FileRowView(
        int row,
        @Nullable String reference,
        @Nullable String status,
        String state,
        @Nullable String code,
        @Nullable String reason) {}
