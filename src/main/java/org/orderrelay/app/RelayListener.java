package org.orderrelay.app;

import java.util.List;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.outbox.DeliveryListener;

/** Hears of what a relay recorded and settled. Called on the relay's own threads: must be quick and must not throw. */
interface RelayListener extends DeliveryListener {
    /** Nobody listens. */
    RelayListener NONE = new RelayListener() {
        @Override
        public void recorded(List<Verdict> verdicts) {
            // nobody listens
        }

        @Override
        public void settled(Claim claim, Settlement settlement, Settled settled) {
            // nobody listens
        }
    };

    /** These are on disk. May be heard after the first of their deliveries is settled. */
    void recorded(List<Verdict> verdicts);
}
