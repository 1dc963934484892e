package org.orderrelay.app;

import java.time.Duration;
import java.util.Map;
import org.orderrelay.ledger.LedgerView;

/** Deliveries by state, asked of the ledger at most every 10 s, so that no scrape can load it. */
final class StateCounts {
    private static final long KEEP = Duration.ofSeconds(10).toNanos();

    private final LedgerView view;
    private Map<String, Long> counts = Map.of();
    private long countedAt = System.nanoTime() - KEEP;

    StateCounts(LedgerView view) {
        this.view = view;
    }

    synchronized double of(String state) {
        long now = System.nanoTime();
        if (now - countedAt >= KEEP) {
            counts = view.countByState();
            countedAt = now;
        }
        return counts.getOrDefault(state, 0L);
    }
}
