package org.orderrelay.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PrototypeExchangeFactory;
import org.apache.camel.spi.ExchangeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Claim;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;
import org.orderrelay.pipeline.ScriptedLedger;

/** The relay is told to stop at the moment at which a delivery is claimed and has not entered its route. */
final class OutboxStopTest {
    private final ScriptedLedger ledger = new ScriptedLedger();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch door = new CountDownLatch(1);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Outbox outbox;

    @BeforeEach
    void start() throws Exception {
        Account account = new Account(
                "north",
                "kaleyra",
                URI.create("http://127.0.0.1:1"),
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                3,
                PaymentDefaults.NONE,
                List.of(),
                Map.of(),
                Map.of());
        outbox = new Outbox(
                ledger, new Accounts(List.of(account)), 4, Clock.systemUTC(), (claim, settlement, settled) -> {});
        camel.getCamelContextExtension().setExchangeFactory(new Doorman());
        camel.getRegistry().bind("outbox", new OutboxComponent(outbox));
        camel.getShutdownStrategy().setTimeout(10);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("outbox:north").process(exchange -> exchange.getMessage().setBody(accepted()));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        door.countDown();
        camel.stop();
        outbox.close();
    }

    private static CallResult accepted() {
        return CallResult.without(new Outcome.Accepted("202", "taken", "m-1"), Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void theRouteStaysOpenForIt() throws Exception {
        ledger.due.add(new Claim(
                "d-1",
                1,
                1,
                "R-1",
                "R-1",
                OrderStatus.SHIPPED,
                new Phone("+919876500000"),
                "north",
                "kaleyra",
                "{}",
                Instant.EPOCH));
        outbox.wake();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(camel::stop);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> !stopping.isDone());
        door.countDown();

        await().until(() -> ledger.settled.size() == 1);
        assertThat(ledger.settled.get(0).outcome()).isInstanceOf(Outcome.Accepted.class);
        stopping.get(10, TimeUnit.SECONDS);
    }

    /** Makes the consumer's exchange when the door is opened. */
    private final class Doorman extends PrototypeExchangeFactory {
        Doorman() {}

        private Doorman(Consumer consumer) {
            super(consumer);
        }

        @Override
        public ExchangeFactory newExchangeFactory(Consumer consumer) {
            Doorman own = new Doorman(consumer);
            own.setCamelContext(camel);
            return own;
        }

        @Override
        public Exchange create(Endpoint from, boolean autoRelease) {
            arrived.countDown();
            try {
                door.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.create(from, autoRelease);
        }
    }
}
