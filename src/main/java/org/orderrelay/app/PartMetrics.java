package org.orderrelay.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.orderrelay.pipeline.file.InboxWatch;

/** Gauges of the parts this node needs: whether they are up, the disk's room, how old the last good poll is. */
final class PartMetrics {
    private final MeterRegistry registry;

    PartMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** 1 while the check says UP; asked at most every 10 s. */
    void part(String name, HealthCheck check) {
        Kept<Boolean> up = new Kept<>(() -> check.call(Map.of()).getState() == HealthCheck.State.UP);
        Gauge.builder("order.relay.up", () -> up.get().orElse(false) ? 1 : 0)
                .description("Whether a part works: 1, or 0 as /health explains")
                .tag("part", name)
                .register(registry);
    }

    void disk(DiskHealth disk) {
        Gauge.builder("order.relay.disk.free", disk::free)
                .description("Room for the data folder")
                .baseUnit("bytes")
                .register(registry);
    }

    void poll(InboxWatch poll) {
        Gauge.builder("order.relay.poll.age", () -> poll.age().toMillis() / 1000.0)
                .description("Time since the source's inbox was last looked into, or a row of it recorded")
                .baseUnit("seconds")
                .tag("source", poll.source())
                .register(registry);
        Gauge.builder("order.relay.poll.limit", () -> poll.limit().toSeconds())
                .description("Beyond this age the poll is overdue")
                .baseUnit("seconds")
                .tag("source", poll.source())
                .register(registry);
    }
}
