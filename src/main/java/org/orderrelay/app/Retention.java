package org.orderrelay.app;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.Swept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is kept no longer, in small commits between those that carry orders. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** Of one turn; the next goes on where it was. */
    private static final int ROUNDS = 20;

    private final Ledger ledger;
    private final Duration kept;
    private final int batch;
    private final Clock clock;
    private String after = "";

    /**
     * Made for one thread.
     *
     * @param kept how long settled deliveries are kept; zero: for ever
     * @param batch most deliveries of one commit
     */
    Retention(Ledger ledger, Duration kept, int batch, Clock clock) {
        this.ledger = ledger;
        this.kept = kept;
        this.batch = batch;
        this.clock = clock;
    }

    /** One turn; how many deliveries it removed. */
    int sweep() {
        int removed = 0;
        int others = 0;
        for (int round = 0; round < ROUNDS && !kept.isZero(); round++) {
            Swept swept =
                    ledger.sweep(clock.instant().minus(kept), batch, after).join();
            removed += swept.deliveries();
            others += swept.others();
            @Nullable String next = swept.next();
            after = next == null ? "" : next;
            if (next == null && swept.others() == 0) {
                break;
            }
        }
        if (removed + others > 0) {
            LOG.info("retention.removed deliveries={} others={}", removed, others);
        }
        return removed;
    }
}
