package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What readiness says of the broker, and what asking costs. */
class BrokerHealthTest {
    private final AtomicInteger made = new AtomicInteger();

    private BrokerHealth healthOf(String url) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url) {
            @Override
            public jakarta.jms.Connection createConnection() throws jakarta.jms.JMSException {
                made.incrementAndGet();
                return super.createConnection();
            }
        };
        BrokerHealth health = new BrokerHealth((ConnectionFactory) factory);
        health.setCamelContext(new DefaultCamelContext());
        return health;
    }

    private static BrokerService broker(String url) throws Exception {
        BrokerService broker = new BrokerService();
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.addConnector(url);
        broker.start();
        broker.waitUntilStarted();
        return broker;
    }

    private static HealthCheck.State state(BrokerHealth health) {
        return health.call(Map.of()).getState();
    }

    @Test
    void aBrokerThatStaysAwayIsWaitedForOnce() {
        BrokerHealth health = healthOf("failover:(tcp://127.0.0.1:1)");

        for (int i = 0; i < 3; i++) {
            HealthCheck.Result result = health.call(Map.of());
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("did not answer"));
        }

        assertThat(made).hasValue(1);
    }

    @Test
    void oneConnectionServesEveryLookUntilTheBrokerGoes() throws Exception {
        String url = "tcp://127.0.0.1:" + RunningRelay.freePort();
        BrokerHealth health = healthOf(url);
        BrokerService broker = broker(url);

        assertThat(state(health)).isEqualTo(HealthCheck.State.UP);
        assertThat(state(health)).isEqualTo(HealthCheck.State.UP);
        assertThat(made).hasValue(1);

        broker.stop();
        broker.waitUntilStopped();
        await().until(() -> state(health) == HealthCheck.State.DOWN);

        BrokerService again = broker(url);
        await().until(() -> state(health) == HealthCheck.State.UP);
        again.stop();
    }
}
