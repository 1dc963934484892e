package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.orderrelay.account.Accounts;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.pipeline.ScriptedInbox.Application;
import org.orderrelay.pipeline.webhook.WebhookBeans;
import org.orderrelay.pipeline.webhook.WebhookMetrics;
import org.orderrelay.provider.Providers;
import org.slf4j.LoggerFactory;

/** Stored webhooks are applied in their order, and none is held up by another. */
@OfRoutes("76-apply-webhooks")
class ApplyWebhooksRouteTest extends RoutesOnTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger woken = new AtomicInteger();

    @Override
    protected List<String> files() {
        return List.of("76-apply-webhooks");
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        Accounts accounts = new Accounts(List.of(TeaProvider.account(
                "shop", URI.create("http://127.0.0.1:1"), Map.of(), Map.of("webhook.secret", "s"))));
        new WebhookBeans(
                        Clock.systemUTC(),
                        accounts,
                        new Providers(List.of(new TeaProvider())),
                        ledger,
                        new WebhookMetrics(meters),
                        woken::incrementAndGet)
                .bindTo(registry::bind);
    }

    private StoredWebhook left(String account, String body) {
        return ledger.inbox.leftOver(new StoredWebhook(0, account, TeaProvider.NAME, Instant.EPOCH, body));
    }

    private List<Long> applied() {
        return ledger.inbox.applied.stream().map(Application::webhook).toList();
    }

    private List<Receipt> receiptsOf(StoredWebhook webhook) {
        return ledger.inbox.applied.stream()
                .filter(done -> done.webhook() == webhook.id())
                .findFirst()
                .orElseThrow()
                .receipts();
    }

    @Test
    void everythingLeftByAnEarlierRunIsAppliedInItsOrder() {
        List<Long> ids = IntStream.range(0, 120)
                .mapToObj(i -> left("shop", "ORDER-" + i).id())
                .toList();

        await().until(() -> ledger.inbox.applied.size() >= 120);

        assertThat(applied()).isEqualTo(ids);
        assertThat(receiptsOf(ledger.inbox.stored.get(7)))
                .containsExactly(new Receipt.Payment("ORDER-7", Receipt.PaymentState.CAPTURED, null, Instant.EPOCH));
        assertThat(woken.get()).isPositive();
        assertThat(meters.counter("order.relay.receipts", "provider", "tea", "kind", "changed")
                        .count())
                .isEqualTo(120);
    }

    @Test
    void oneThatCannotBeReadHoldsUpNobody() {
        StoredWebhook poison = left("shop", TeaProvider.POISON + " +919876543210");
        StoredWebhook behind = left("shop", "ORDER-1");

        await().until(() -> ledger.inbox.applied.size() == 2);

        assertThat(applied()).containsExactly(poison.id(), behind.id());
        assertThat(receiptsOf(poison))
                .singleElement()
                .isInstanceOfSatisfying(
                        Receipt.Other.class, other -> assertThat(other.reason()).doesNotContain("9876543210"));
    }

    @Test
    void oneThatCannotBeAppliedIsMarkedSoAndHoldsUpNobody() {
        StoredWebhook poison = left("shop", "ORDER-1");
        ledger.inbox.poison.add(poison.id());
        StoredWebhook behind = left("shop", "ORDER-2");

        await().until(() -> ledger.inbox.applied.size() == 2);

        assertThat(applied()).containsExactlyInAnyOrder(poison.id(), behind.id());
        assertThat(receiptsOf(poison)).singleElement().isInstanceOf(Receipt.Other.class);
        assertThat(receiptsOf(behind)).singleElement().isInstanceOf(Receipt.Payment.class);
    }

    @Test
    void oneOfAnAccountThatIsGoneIsMarkedSo() {
        StoredWebhook gone = left("closed", "ORDER-1");

        await().until(() -> ledger.inbox.applied.size() == 1);

        assertThat(receiptsOf(gone))
                .singleElement()
                .isInstanceOfSatisfying(
                        Receipt.Other.class, other -> assertThat(other.reason()).contains("not configured"));
    }

    /** Once an outage, however often it is tried. */
    @Test
    void whatTheLedgerCouldNotCommitIsAppliedWhenItCan() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ledger.inbox.failures.set(3);
        StoredWebhook first = left("shop", "ORDER-1");
        StoredWebhook second = left("shop", "ORDER-2");

        await().until(() -> ledger.inbox.applied.size() == 2);

        assertThat(applied()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(receiptsOf(first)).singleElement().isInstanceOf(Receipt.Payment.class);
        root.detachAppender(log);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("apply-webhooks", "ledger"));
    }
}
