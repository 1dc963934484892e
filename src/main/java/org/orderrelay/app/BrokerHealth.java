package org.orderrelay.app;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready while the broker takes a connection within 2 s. */
final class BrokerHealth extends AbstractHealthCheck {
    private static final long LONGEST_SECONDS = 2;

    private final ConnectionFactory connections;

    BrokerHealth(ConnectionFactory connections) {
        super("order-relay", "broker");
        this.connections = connections;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        try {
            CompletableFuture.runAsync(this::connect).get(LONGEST_SECONDS, TimeUnit.SECONDS);
            result.up();
        } catch (TimeoutException e) {
            result.down().message("the broker did not answer within " + LONGEST_SECONDS + " s");
        } catch (ExecutionException e) {
            result.down().message("the broker is away: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.unknown();
        }
    }

    private void connect() {
        try (Connection connection = connections.createConnection()) {
            connection.start();
        } catch (JMSException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
