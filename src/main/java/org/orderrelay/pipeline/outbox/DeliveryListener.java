package org.orderrelay.pipeline.outbox;

import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;

/** Hears of every settled attempt: the log line, the metrics, the demo's table. Must be quick and must not throw. */
@FunctionalInterface
public interface DeliveryListener {
    void settled(Claim claim, Settlement settlement, Settled settled);

    /** Both, this one first. */
    default DeliveryListener and(DeliveryListener other) {
        return (claim, settlement, settled) -> {
            settled(claim, settlement, settled);
            other.settled(claim, settlement, settled);
        };
    }
}
