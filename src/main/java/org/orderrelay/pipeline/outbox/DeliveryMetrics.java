package org.orderrelay.pipeline.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;

/**
 * {@code order_relay_delivery_attempts_seconds}: how long calls took and how many there were, by account and outcome.
 * Both labels are bounded: accounts by the configuration, outcomes by the seven there are.
 */
public final class DeliveryMetrics implements DeliveryListener {
    private final MeterRegistry meters;

    public DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void settled(Claim claim, Settlement settlement, Settled settled) {
        Timer.builder("order.relay.delivery.attempts")
                .description("Calls of providers, by what came of them")
                .tag("account", claim.account())
                .tag("outcome", settlement.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(Duration.between(settlement.startedAt(), settlement.endedAt()));
        if (CodeTable.isUnlisted(settlement.outcome())) {
            unlisted(meters, claim.provider(), "answer").increment();
        }
    }

    /** {@code order_relay_codes_unlisted_total}: codes that no row of the provider's table names, by where they stood. */
    public static Counter unlisted(MeterRegistry meters, String provider, String where) {
        return Counter.builder("order.relay.codes.unlisted")
                .description("Codes that no row of the code table names")
                .tag("provider", provider)
                .tag("where", where)
                .register(meters);
    }
}
