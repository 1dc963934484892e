package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries a bulk replay takes; null means any.
 *
 * @param state {@code dead}, {@code abandoned} or {@code failed} (accepted, and a receipt said that it failed)
 * @param fileId those of a file's rows
 * @param since recorded at or after
 * @param until recorded before
 */
public record ReplayFilter(
        String state,
        @Nullable String account,
        @Nullable String code,
        @Nullable String referenceId,
        @Nullable String fileId,
        @Nullable Instant since,
        @Nullable Instant until) {}
