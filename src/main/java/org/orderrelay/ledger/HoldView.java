package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scope that is stopped. */
public record HoldView(
        String scope,
        String key,
        String account,
        String code,
        String reason,
        Instant since,
        @Nullable Instant nextProbe) {}
