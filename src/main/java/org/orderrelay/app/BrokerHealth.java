package org.orderrelay.app;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.ActiveMQConnection;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Ready while the broker holds a connection, or takes one within 2 s. One connection is kept and looked at again; a
 * {@code failover:} URL waits for its broker for ever, so there is one attempt at a time and every look joins it.
 */
final class BrokerHealth extends AbstractHealthCheck {
    private static final long LONGEST_SECONDS = 2;

    private final ConnectionFactory connections;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread probe = new Thread(work, "broker-health");
        probe.setDaemon(true);
        return probe;
    });
    /** Touched by the probe's thread alone. */
    private @Nullable Connection kept;

    private @Nullable Future<?> attempt;

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
            attempt().get(LONGEST_SECONDS, TimeUnit.SECONDS);
            result.up();
        } catch (TimeoutException e) {
            result.down().message("the broker did not answer within " + LONGEST_SECONDS + " s");
        } catch (ExecutionException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            result.down().message("the broker is away: " + reason.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.unknown();
        }
    }

    private synchronized Future<?> attempt() {
        Future<?> current = attempt;
        if (current == null || current.isDone()) {
            current = thread.submit(this::probe);
            attempt = current;
        }
        return current;
    }

    private @Nullable Void probe() throws JMSException {
        Connection connection = kept;
        if (connection instanceof ActiveMQConnection open && !isBroken(open)) {
            if (!open.getTransport().isConnected()) {
                throw new JMSException("the connection is interrupted");
            }
            return null;
        }
        kept = null;
        if (connection != null) {
            connection.close();
        }
        Connection fresh = connections.createConnection();
        kept = fresh;
        fresh.start();
        return null;
    }

    private static boolean isBroken(ActiveMQConnection connection) {
        return connection.isClosed() || connection.isTransportFailed() || !connection.isStarted();
    }
}
