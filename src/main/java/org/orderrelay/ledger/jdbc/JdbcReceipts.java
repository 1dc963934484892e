package org.orderrelay.ledger.jdbc;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.StoredWebhook;

/** The inbox of later word in the tables of the ledger, written by the ledger's one writer. */
final class JdbcReceipts implements ReceiptInbox {
    private static final String STORE = "INSERT INTO webhooks (account, provider, received_at, body, node)"
            + " VALUES (?, ?, ?, ?, ?) RETURNING id";

    private final GroupCommit writer;
    private final JdbcView view;
    private final Node node;
    private final Clock clock;

    JdbcReceipts(GroupCommit writer, JdbcView view, Node node, Clock clock) {
        this.writer = writer;
        this.view = view;
        this.node = node;
        this.clock = clock;
    }

    private <T> CompletableFuture<T> task(Unit.Work<T> work) {
        Unit.Task<T> unit = new Unit.Task<>(work, new CompletableFuture<>());
        writer.submit(unit);
        return unit.future();
    }

    @Override
    public CompletableFuture<Long> store(StoredWebhook webhook) {
        return task(tx -> tx.sql()
                .list(
                        STORE,
                        row -> row.getLong(1),
                        webhook.account(),
                        webhook.provider(),
                        Micros.of(webhook.receivedAt()),
                        webhook.body(),
                        tx.node().id())
                .get(0));
    }

    @Override
    public List<StoredWebhook> waiting(int limit) {
        return view.waiting(node.id(), Micros.of(clock.instant()) - JdbcLedger.OTHERS_AFTER_MICROS, limit);
    }

    @Override
    public CompletableFuture<Applied> apply(StoredWebhook webhook, List<Receipt> receipts) {
        return receive(webhook.account(), webhook.id(), receipts);
    }

    @Override
    public CompletableFuture<Applied> apply(String account, List<Receipt> receipts) {
        return receive(account, null, receipts);
    }

    private CompletableFuture<Applied> receive(String account, @Nullable Long webhook, List<Receipt> receipts) {
        Unit.Receiving unit = new Unit.Receiving(new Arrival(account, webhook, receipts), new CompletableFuture<>());
        writer.submit(unit);
        return unit.future();
    }

    @Override
    public CompletableFuture<Applied> applyListing(String account, List<Receipt.TemplateNews> listed) {
        List<Receipt.TemplateNews> whole = List.copyOf(listed);
        return task(tx -> Came.count(TemplateRegistry.list(tx, account, whole)));
    }
}
