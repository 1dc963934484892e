package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.EditView;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.ReceiptView;
import org.orderrelay.order.Phone;

/** What is asked about deliveries. */
final class DeliveryQuestions {
    static final String OF_ORDER = "event_key IN (SELECT event_key FROM events WHERE reference_id = ?)";

    private static final long FEW = 10_000;

    private final Sql sql;

    DeliveryQuestions(Sql sql) {
        this.sql = sql;
    }

    /** Newest first: ids are UUIDv7, so their order is the order of time, and the cursor is the last id. */
    Page<DeliveryView> page(DeliveryFilter filter) throws SQLException {
        DeliveryConditions where = DeliveryConditions.of(filter, few(filter.state()));
        List<DeliveryRow> rows = sql.list(
                DeliveryColumns.SELECT + where.sql() + " ORDER BY id DESC LIMIT " + (filter.limit() + 1),
                DeliveryColumns::read,
                where.parameters());
        List<DeliveryView> views = views(rows);
        return Pages.cut(views, filter.limit(), DeliveryView::id);
    }

    /** Whether so few deliveries are in this state that they are better sorted than looked for among all. */
    private boolean few(@Nullable String state) throws SQLException {
        return state != null
                && sql.list("SELECT COALESCE(SUM(n), 0) FROM tallies WHERE state = ?", row -> row.getLong(1), state)
                                .get(0)
                        < FEW;
    }

    /** Deliveries with payload and attempts, in the order of their sequence. */
    List<DeliveryDetail> details(String condition, String parameter) throws SQLException {
        List<DeliveryRow> rows = sql.list(
                DeliveryColumns.SELECT + "WHERE " + condition + " ORDER BY seq", DeliveryColumns::read, parameter);
        List<String> ids = rows.stream().map(row -> row.facts.id()).toList();
        Map<String, String> payloads = BookWriter.payloads(sql, ids);
        Map<String, List<AttemptView>> attempts = attempts(ids, payloads);
        Map<String, List<ReceiptView>> receipts = new ReceiptQuestions(sql).receipts(ids);
        Map<String, List<EditView>> edits = EditQuestions.of(sql, ids);
        List<DeliveryView> views = views(rows);
        List<DeliveryDetail> details = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            DeliveryRow row = rows.get(i);
            String payload = payloads.getOrDefault(row.facts.id(), "");
            List<AttemptView> tries = attempts.computeIfAbsent(row.facts.id(), id -> new ArrayList<>());
            if (row.state == DeliveryState.SENDING) {
                tries.add(underWay(row, payload));
            }
            List<ReceiptView> told = receipts.getOrDefault(row.facts.id(), List.of());
            List<EditView> changes = edits.getOrDefault(row.facts.id(), List.of());
            details.add(new DeliveryDetail(views.get(i), payload, List.copyOf(tries), List.copyOf(told), changes));
        }
        return details;
    }

    /** Until it is settled, the claim itself is the record of the attempt. */
    private static AttemptView underWay(DeliveryRow row, String payload) {
        long startedAt = row.claimedAt == null ? row.facts.recordedAt() : row.claimedAt;
        String node = row.node == null ? "" : row.node;
        return new AttemptView(row.attempts, node, Micros.at(startedAt), null, 0, "sending", null, null, payload, null);
    }

    private Map<String, List<AttemptView>> attempts(List<String> ids, Map<String, String> payloads)
            throws SQLException {
        Map<String, List<AttemptView>> attempts = new HashMap<>();
        sql.each(
                "SELECT * FROM attempts WHERE " + sql.engine.in("delivery_id") + " ORDER BY delivery_id, attempt",
                row -> {
                    String id = row.getString("delivery_id");
                    String sent = row.getString("sent");
                    attempts.computeIfAbsent(id, key -> new ArrayList<>())
                            .add(new AttemptView(
                                    row.getInt("attempt"),
                                    row.getString("node"),
                                    Micros.at(row.getLong("started_at")),
                                    Micros.atNullable(Sql.longOrNull(row, "ended_at")),
                                    row.getInt("http_status"),
                                    row.getString("outcome"),
                                    row.getString("code"),
                                    row.getString("reason"),
                                    sent == null ? payloads.get(id) : sent,
                                    row.getString("answer")));
                },
                new Sql.Keys(ids));
        return attempts;
    }

    private List<DeliveryView> views(List<DeliveryRow> rows) throws SQLException {
        Obstacles obstacles = Obstacles.load(sql, rows);
        return rows.stream().map(row -> view(row, obstacles)).toList();
    }

    private static DeliveryView view(DeliveryRow row, Obstacles obstacles) {
        DeliveryFacts facts = row.facts;
        return new DeliveryView(
                facts.id(),
                facts.eventId() == null ? facts.eventKey() : facts.eventId(),
                facts.referenceId(),
                row.wireReference,
                facts.status().wire(),
                new Phone(facts.recipient()),
                facts.account(),
                facts.provider(),
                facts.template(),
                facts.language(),
                row.state.wire(),
                row.receipt,
                row.code,
                row.reason,
                row.messageId,
                row.attempts,
                obstacles.hold(row),
                obstacles.blockedBy(row),
                Micros.atNullable(row.dueAt),
                Micros.at(facts.recordedAt()),
                Micros.atNullable(row.settledAt));
    }
}
