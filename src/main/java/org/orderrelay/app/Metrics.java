package org.orderrelay.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.outbox.DeliveryListener;
import org.orderrelay.pipeline.outbox.DeliveryLog;
import org.orderrelay.pipeline.outbox.DeliveryMetrics;
import org.orderrelay.pipeline.outbox.Outbox;
import org.orderrelay.pipeline.rest.InHand;

/** The counters and timers of {@code /metrics}; every label is bounded by configuration or by an enum. */
final class Metrics implements CommitListener {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer commits = Timer.builder("order.relay.ledger.commit")
            .description("Time of one group commit, sync included")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    private final DistributionSummary batch = DistributionSummary.builder("order.relay.ledger.batch")
            .description("Pieces of work in one group commit")
            .publishPercentiles(0.5, 0.99)
            .register(registry);

    private final Counter made = Counter.builder("order.relay.deliveries.recorded")
            .description("Deliveries recorded, one for each recipient of an order")
            .register(registry);

    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void committed(int units, long nanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
        batch.record(units);
    }

    DeliveryListener deliveries() {
        DeliveryListener log = new DeliveryLog();
        return log.and(new DeliveryMetrics(registry));
    }

    /** Orders in, by source and verdict, and the deliveries they made. */
    void recorded(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            Counter.builder("order.relay.orders")
                    .description("Orders in, by what became of them")
                    .tag("source", verdict.origin().source())
                    .tag("verdict", verdict.kind().name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment();
            if (verdict.kind() == Verdict.Kind.RECORDED || verdict.kind() == Verdict.Kind.SUPERSEDED) {
                made.increment(verdict.deliveryIds().size());
            }
        }
    }

    void watch(InHand edge) {
        Gauge.builder("order.relay.rest.in.hand", edge::requests)
                .description("REST requests that are read or worked on")
                .register(registry);
        Gauge.builder("order.relay.rest.in.hand.bytes", edge::bytes)
                .description("Bytes of their bodies")
                .register(registry);
    }

    void watch(Outbox outbox) {
        Gauge.builder("order.relay.delivery.in.flight", outbox::inFlight)
                .description("Calls open or being settled")
                .register(registry);
    }
}
