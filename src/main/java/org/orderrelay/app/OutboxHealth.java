package org.orderrelay.app;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.orderrelay.pipeline.outbox.Outbox;

/** Alive while deliveries are handed out. An error that comes again and again (a class that cannot be loaded) needs a restart. */
final class OutboxHealth extends AbstractHealthCheck {
    private final Outbox outbox;

    OutboxHealth(Outbox outbox) {
        super("order-relay", "outbox");
        this.outbox = outbox;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Optional<String> fault = outbox.fault();
        if (fault.isPresent()) {
            result.down().message(fault.get());
        } else {
            result.up();
        }
    }
}
