package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.RetrySchedule;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.ledger.StoredWebhook;

/** Webhooks are on disk before they are answered, and are applied once. */
interface InboxContract extends OnEngine {
    private ReceiptInbox inbox() {
        return room().ledger.receipts();
    }

    private StoredWebhook webhook(String body) {
        return new StoredWebhook(0, "north", "kaleyra", room().clock.instant(), body);
    }

    @Test
    default void keepsAWebhookUntilItIsApplied() {
        long first = inbox().store(webhook("{\"a\":1}")).join();
        long second = inbox().store(webhook("{\"b\":\"\0\"}")).join();
        room().reopen();

        assertThat(second).isGreaterThan(first);
        assertThat(inbox().waiting(10))
                .extracting(StoredWebhook::id, StoredWebhook::account, StoredWebhook::provider)
                .containsExactly(tuple(first, "north", "kaleyra"), tuple(second, "north", "kaleyra"));
        StoredWebhook waiting = inbox().waiting(1).get(0);
        assertThat(waiting.body()).isEqualTo("{\"a\":1}");
        assertThat(inbox().apply(waiting, List.of(new Receipt.Other("nothing of ours", Told.AT)))
                        .join())
                .isEqualTo(new Applied(0, 0, 0, 1));
        assertThat(inbox().waiting(10)).extracting(StoredWebhook::id).containsExactly(second);
    }

    @Test
    default void countsTheSameReceiptTenTimesAtOnceAsOne() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().settle(claim, Room.taken("m-7"));
        List<CompletableFuture<Applied>> applying = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            StoredWebhook webhook = webhook("{\"delivery\":" + i + "}");
            Receipt receipt = Told.delivered(Told.about(claim.deliveryId(), "m-7"));
            applying.add(inbox().store(webhook)
                    .thenCompose(id -> inbox().apply(
                                    new StoredWebhook(id, "north", "kaleyra", webhook.receivedAt(), webhook.body()),
                                    List.of(receipt))));
        }
        List<Applied> applied = applying.stream().map(CompletableFuture::join).toList();

        assertThat(applied.stream().mapToInt(Applied::changed).sum()).isEqualTo(1);
        assertThat(applied.stream().mapToInt(Applied::repeated).sum()).isEqualTo(9);
        assertThat(inbox().waiting(20)).isEmpty();
        assertThat(room().news(Publication.OUTCOMES)).hasSize(2);
        assertThat(room().ledger
                        .view()
                        .delivery(claim.deliveryId())
                        .orElseThrow()
                        .receipts())
                .hasSize(1);
    }

    @Test
    default void knowsAReceiptOfLongAgo() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().settle(claim, Room.taken("m-7"));
        Receipt receipt = Told.sent(Told.about(claim.deliveryId(), "m-7"));
        room().tell(receipt);
        room().clock.pass(Duration.ofDays(30));
        room().reopen();

        assertThat(room().tell(receipt)).isEqualTo(new Applied(0, 1, 0, 0));
    }

    /** A callback of Meta may bring a thousand: reading one by one would take seconds. */
    @Test
    default void appliesAThousandReceiptsInAFewStatements() throws Exception {
        List<Receipt> receipts = new ArrayList<>();
        for (Claim claim : taken(500)) {
            receipts.add(Told.sent(Told.about(claim.deliveryId())));
            receipts.add(Told.failed(Told.message("m-" + claim.deliveryId())));
        }
        AtomicInteger statements = new AtomicInteger();
        try (Databases databases = new Databases(room().settings);
                Connection connection = databases.begin()) {
            Sql sql = new Sql(databases.engine, counting(connection, statements));
            var setting = new Transaction.Setting(LedgerRules.DEFAULT, Samples.accounts(), new RetrySchedule(() -> 0));
            var tx = new Transaction(
                    sql, new Node("node-1", 1), Micros.of(room().clock.instant()), setting);

            assertThat(Receiver.apply(tx, List.of(new Arrival("north", null, receipts))))
                    .containsExactly(new Applied(1_000, 0, 0, 0));
            connection.rollback();
        }
        assertThat(statements).hasValueLessThan(30);
    }

    private List<Claim> taken(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(pending("R-" + i).entry());
        }
        room().record(entries.toArray(Entry[]::new));
        List<Claim> claims = room().claim(count);
        claims.stream()
                .map(claim -> room().settling(claim, Room.taken("m-" + claim.deliveryId())))
                .toList()
                .forEach(CompletableFuture::join);
        return claims;
    }

    private static Connection counting(Connection connection, AtomicInteger statements) {
        return (Connection) Proxy.newProxyInstance(
                InboxContract.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
