package org.orderrelay.app;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Health of where files come from and where their results go. Not part of readiness: a server that is away, or a folder
 * that is full, is no reason to keep REST and JMS orders from this node.
 */
final class SourceHealth extends AbstractHealthCheck {
    private final Supplier<Optional<String>> fault;

    /** @param fault why it does not work; empty if it does */
    SourceHealth(String name, Supplier<Optional<String>> fault) {
        super("order-relay", name);
        this.fault = fault;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Optional<String> reason = fault.get();
        if (reason.isPresent()) {
            result.down().message(reason.get());
        } else {
            result.up();
        }
    }
}
