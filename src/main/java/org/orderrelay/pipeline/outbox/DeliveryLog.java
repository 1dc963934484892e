package org.orderrelay.pipeline.outbox;

import java.time.Duration;
import java.util.Locale;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One wide line for each attempt, and no other line on the hot path. Numbers are masked, payloads are not logged. */
public final class DeliveryLog implements DeliveryListener {
    private static final Logger LOG = LoggerFactory.getLogger("org.orderrelay.delivery");

    @Override
    public void settled(Claim claim, Settlement settlement, Settled settled) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        LOG.info(
                "delivery.attempt id={} reference={} status={} recipient={} account={} attempt={} outcome={} code={}"
                        + " http={} ms={} state={} next={}",
                claim.deliveryId(),
                claim.referenceId(),
                claim.status().wire(),
                claim.recipient().masked(),
                claim.account(),
                claim.attempt(),
                outcome(settlement),
                settlement.outcome().code(),
                settlement.httpStatus(),
                Duration.between(settlement.startedAt(), settlement.endedAt()).toMillis(),
                settled.applied() ? settled.state().wire() : "fenced",
                settled.nextAttemptAt() == null ? "-" : settled.nextAttemptAt());
    }

    private static String outcome(Settlement settlement) {
        return settlement.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
