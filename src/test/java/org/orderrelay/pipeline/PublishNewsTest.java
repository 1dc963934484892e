package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.ledger.Publication;
import org.orderrelay.pipeline.jms.JmsTransaction;
import org.orderrelay.pipeline.ledger.LedgerComponent;
import org.orderrelay.pipeline.rest.EdgeHeaders;

/** What the ERP is told, on a real broker. */
@OfRoutes({
    "70-publish-news",
    "71-send-news",
    "72-route-news",
    "73-send-outcomes",
    "74-send-dead-letters",
    "75-send-invalid-orders"
})
class PublishNewsTest extends RoutesOnTest {
    @TempDir
    private static Path folder;

    private static TestBroker broker;
    private static JmsPoolConnectionFactory pool;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker("news", folder);
        pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(broker.connections());
    }

    @AfterAll
    static void stopBroker() {
        pool.stop();
        broker.close();
    }

    @Override
    protected List<String> files() {
        return List.of(PublishNewsTest.class.getAnnotation(OfRoutes.class).value());
    }

    @Override
    protected Map<String, String> placeholders() {
        return Map.of(
                "publish.outcomes.queue", "orders.outcomes",
                "publish.dead.queue", "orders.dead",
                "publish.invalid.queue", "orders.invalid");
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        ActiveMQComponent activemq = new ActiveMQComponent();
        activemq.setConnectionFactory(pool);
        activemq.setHeaderFilterStrategy(EdgeHeaders.publications());
        registry.bind("activemq6", activemq);
        registry.bind("jmsTransaction", new JmsTransaction(pool));
        registry.bind("ledger", new LedgerComponent(ledger));
    }

    private static Publication news(long id, String channel) {
        return new Publication(id, channel, "outcome-" + id, "{\"id\":" + id + "}");
    }

    private static String text(Message message) throws Exception {
        return ((TextMessage) message).getText();
    }

    @Test
    void eachKindOfNewsGoesToItsQueueWithItsStableId() throws Exception {
        ledger.publications.addAll(
                List.of(news(1, Publication.OUTCOMES), news(2, Publication.INVALID), news(3, Publication.DEAD)));

        await().until(ledger.publications::isEmpty);
        Message outcome = broker.take("orders.outcomes", 10).get(0);
        assertThat(text(outcome)).isEqualTo("{\"id\":1}");
        assertThat(outcome.getStringProperty("outcomeId")).isEqualTo("outcome-1");
        assertThat(text(broker.take("orders.invalid", 10).get(0))).isEqualTo("{\"id\":2}");
        assertThat(text(broker.take("orders.dead", 10).get(0))).isEqualTo("{\"id\":3}");
    }

    @Test
    void ofAFailedTransactionNothingIsSentNorMarkedAndAllIsSentAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        AdviceWith.adviceWith(
                context,
                "send-dead-letters",
                route -> route.weaveAddFirst().process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        assertThat(ledger.publications).hasSize(2);
                        throw new IllegalStateException("the broker went away");
                    }
                }));
        ledger.publications.addAll(List.of(news(11, Publication.OUTCOMES), news(12, Publication.DEAD)));

        await().until(ledger.publications::isEmpty);
        assertThat(failures.get()).isNegative();
        assertThat(broker.take("orders.outcomes", 10)).hasSize(1);
        assertThat(broker.take("orders.dead", 10)).hasSize(1);
    }

    @Test
    void fiveHundredPublicationsKeepTheirOrder() throws Exception {
        for (int i = 1; i <= 700; i++) {
            ledger.publications.add(news(1000 + i, Publication.OUTCOMES));
        }

        await().until(ledger.publications::isEmpty);
        List<Message> taken = broker.take("orders.outcomes", 1000);
        assertThat(taken).hasSize(700);
        assertThat(text(taken.get(0))).isEqualTo("{\"id\":1001}");
        assertThat(text(taken.get(699))).isEqualTo("{\"id\":1700}");
    }
}
