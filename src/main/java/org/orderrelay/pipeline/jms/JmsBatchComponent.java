package org.orderrelay.pipeline.jms;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code jms-batch:queue}: takes messages in batches, one transacted session a consumer. A batch is one exchange with a
 * list of {@link org.orderrelay.pipeline.intake.ReceivedDocument}; the session commits after the ledger did.
 *
 * <p>camel-jms commits once a message, which on a real disk is two orders of magnitude slower than group commit.
 */
@Component("jms-batch")
public final class JmsBatchComponent extends DefaultComponent {
    private final ConnectionFactory connections;
    private final MemoryOfDeaths deaths;
    private final Clock clock;
    private boolean traced;

    private JmsBatchComponent(ConnectionFactory connections, MemoryOfDeaths deaths, Clock clock) {
        this.connections = connections;
        this.deaths = deaths;
        this.clock = clock;
    }

    /**
     * A source whose messages are counted by the broker alone.
     *
     * @param connections unpooled: each consumer keeps one connection of its own, so that commits do not queue up behind each other
     */
    public JmsBatchComponent(ConnectionFactory connections) {
        this(connections, MemoryOfDeaths.none(), Clock.systemUTC());
    }

    /**
     * A source that remembers over the death of the process what was in hand.
     *
     * @param connections unpooled, as above
     * @param memory folder of its own for a few small files
     * @param clock tells when a message in hand expires
     */
    public JmsBatchComponent(ConnectionFactory connections, Path memory, Clock clock) {
        this(connections, MemoryOfDeaths.in(memory), clock);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        JmsBatchEndpoint endpoint = new JmsBatchEndpoint(uri, this, remaining);
        endpoint.setTraced(traced);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** The default of {@link JmsBatchEndpoint#setTraced}. */
    public JmsBatchComponent traced(boolean on) {
        traced = on;
        return this;
    }

    ConnectionFactory connections() {
        return connections;
    }

    MemoryOfDeaths deaths() {
        return deaths;
    }

    Clock clock() {
        return clock;
    }
}
