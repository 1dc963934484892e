package org.orderrelay.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Backlog;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileRowView;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.InvalidView;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.PaymentConfigurationView;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.QuarantinedRow;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.ledger.TemplateView;
import org.orderrelay.ledger.WaitingOrder;

/** The reading side: each question on a connection of its own, never the writer's. */
final class JdbcView implements LedgerView {
    private final Databases databases;

    JdbcView(Databases databases) {
        this.databases = databases;
    }

    /** A question. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Sql sql) throws SQLException;
    }

    <T> T ask(Question<T> question) {
        try (Connection connection = databases.readers.getConnection()) {
            return question.ask(new Sql(databases.engine, connection));
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the ledger cannot be read", e);
        }
    }

    List<Publication> unpublished(String node, long othersBefore, int limit) {
        return ask(sql -> sql.list(
                "SELECT id, channel, outcome_id, body FROM publications"
                        + " WHERE sent_at IS NULL AND (node = ? OR created_at < ?) ORDER BY id LIMIT ?",
                row -> new Publication(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                node,
                othersBefore,
                limit));
    }

    List<StoredWebhook> waiting(String node, long othersBefore, int limit) {
        return ask(sql -> sql.list(
                "SELECT id, account, provider, received_at, body FROM webhooks"
                        + " WHERE applied_at IS NULL AND (node = ? OR received_at < ?) ORDER BY id LIMIT ?",
                row -> new StoredWebhook(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Micros.at(row.getLong(4)),
                        row.getString(5)),
                node,
                othersBefore,
                limit));
    }

    @Override
    public Optional<OrderView> order(String referenceId) {
        return ask(sql -> new OrderQuestions(sql).order(referenceId));
    }

    @Override
    public Optional<String> accountOf(String referenceId) {
        return ask(sql -> sql
                .list(
                        "SELECT account FROM orders WHERE reference_id = ? AND account IS NOT NULL",
                        row -> row.getString(1),
                        referenceId)
                .stream()
                .findFirst());
    }

    @Override
    public Optional<String> traceOf(@Nullable String deliveryId, List<String> messageIds) {
        return ask(sql -> Traces.of(sql, deliveryId, messageIds));
    }

    @Override
    public Page<DeliveryView> deliveries(DeliveryFilter filter) {
        return ask(sql -> new DeliveryQuestions(sql).page(filter));
    }

    @Override
    public Optional<DeliveryDetail> delivery(String id) {
        return ask(
                sql -> new DeliveryQuestions(sql).details("id = ?", id).stream().findFirst());
    }

    @Override
    public Map<String, Long> countByState() {
        Map<String, Long> counts = new TreeMap<>();
        ask(sql -> {
            sql.each(
                    "SELECT state, SUM(n) FROM tallies GROUP BY state HAVING SUM(n) <> 0",
                    row -> counts.put(row.getString(1), row.getLong(2)));
            return counts;
        });
        return counts;
    }

    @Override
    public Map<String, Long> queuedByAccount() {
        Map<String, Long> counts = new TreeMap<>();
        return ask(sql -> {
            sql.each(
                    "SELECT account, SUM(n) FROM waiting GROUP BY account HAVING SUM(n) <> 0",
                    row -> counts.put(row.getString(1), row.getLong(2)));
            return counts;
        });
    }

    @Override
    public List<HoldView> holds() {
        return ask(HoldQuestions::all);
    }

    @Override
    public Backlog backlog(Instant now, Instant unknownBefore) {
        return ask(sql -> new BacklogQuestions(sql).at(now, unknownBefore));
    }

    @Override
    public List<TemplateView> templates() {
        return ask(sql -> sql.list(
                "SELECT account, name, language, status, reason, told_at FROM templates"
                        + " ORDER BY account, name, language",
                row -> new TemplateView(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        null,
                        row.getString(5),
                        Micros.at(row.getLong(6)))));
    }

    @Override
    public List<PaymentConfigurationView> paymentConfigurations() {
        return ask(sql -> sql.list(
                "SELECT account, configuration, status, told_at FROM payment_configurations"
                        + " ORDER BY account, configuration",
                row -> new PaymentConfigurationView(
                        row.getString(1), row.getString(2), row.getString(3), Micros.at(row.getLong(4)))));
    }

    @Override
    public Page<FileView> files(int limit, @Nullable String cursor) {
        return ask(sql -> new FileQuestions(sql).page(limit, cursor));
    }

    @Override
    public Optional<FileView> file(String id) {
        return ask(sql -> new FileQuestions(sql).file(id));
    }

    @Override
    public boolean hasEarlierFile(String source, String name, String fileId) {
        return ask(sql -> new FileQuestions(sql).hasEarlier(source, name, fileId));
    }

    @Override
    public boolean isLeft(FileArrival arrival) {
        return ask(sql -> new FileQuestions(sql).isLeft(arrival));
    }

    @Override
    public List<QuarantinedRow> quarantined(String fileId, int limit) {
        return ask(sql -> new FileQuestions(sql).quarantined(fileId, limit));
    }

    @Override
    public void fileRows(String fileId, Consumer<FileRowView> rows) {
        try (Connection connection = databases.readers.getConnection()) {
            connection.setAutoCommit(false); // else PostgreSQL reads the whole answer into memory
            try {
                new FileRowQuestions(new Sql(databases.engine, connection)).rows(fileId, rows);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the ledger cannot be read", e);
        }
    }

    @Override
    public List<WaitingOrder> waiting(Instant now, int limit) {
        return ask(sql -> new WaitingQuestions(sql).due(Micros.of(now), limit));
    }

    @Override
    public long waitingCount() {
        return ask(sql -> new WaitingQuestions(sql).count());
    }

    @Override
    public Page<InvalidView> invalid(int limit, @Nullable String cursor) {
        return ask(sql -> InvalidQuestions.page(sql, limit, cursor));
    }
}
