package org.orderrelay.ledger.jdbc;

import static org.orderrelay.ledger.jdbc.Sql.longOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.order.OrderStatus;

/** How a delivery lies in its table. Its payload has a table of its own, so that no step of its way writes it again. */
final class DeliveryColumns {
    private static final String FACTS =
            "id, event_key, event_id, reference_id, recipient, seq, status, occurred_at, account,"
                    + " provider, sender, template, language, refs, recorded_at, longest_reference";
    private static final String PROGRESS =
            "wire_reference, state, receipt, code, reason, message_id, attempts, failures,"
                    + " outcomes, due_at, not_before, node, start_no, claimed_at, lease_until, settled_at,"
                    + " repeated, rounds";

    static final String SELECT = "SELECT " + FACTS + ", " + PROGRESS + " FROM deliveries ";
    static final String INSERT = "INSERT INTO deliveries (" + FACTS + ", lane, " + PROGRESS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE =
            "UPDATE deliveries SET wire_reference = ?, state = ?, receipt = ?, code = ?, reason = ?,"
                    + " message_id = ?, attempts = ?, failures = ?, outcomes = ?, due_at = ?, not_before = ?, node = ?,"
                    + " start_no = ?, claimed_at = ?, lease_until = ?, settled_at = ?, repeated = ?, rounds = ? WHERE id = ?";

    private static final int FACT_COUNT = 16;
    private static final int PROGRESS_COUNT = 18;

    private DeliveryColumns() {}

    static DeliveryRow read(ResultSet row) throws SQLException {
        DeliveryRow delivery = new DeliveryRow(facts(row));
        delivery.state = DeliveryState.of(row.getString("state"));
        delivery.stored = delivery.state;
        delivery.wireReference = row.getString("wire_reference");
        delivery.receipt = row.getString("receipt");
        delivery.code = row.getString("code");
        delivery.reason = row.getString("reason");
        delivery.messageId = row.getString("message_id");
        delivery.attempts = row.getInt("attempts");
        delivery.failures = row.getInt("failures");
        delivery.outcomes = row.getInt("outcomes");
        delivery.dueAt = longOrNull(row, "due_at");
        delivery.notBefore = longOrNull(row, "not_before");
        delivery.node = row.getString("node");
        delivery.startNo = longOrNull(row, "start_no");
        delivery.claimedAt = longOrNull(row, "claimed_at");
        delivery.leaseUntil = longOrNull(row, "lease_until");
        delivery.settledAt = longOrNull(row, "settled_at");
        delivery.repeated = row.getInt("repeated") != 0;
        delivery.round = row.getInt("rounds");
        return delivery;
    }

    private static DeliveryFacts facts(ResultSet row) throws SQLException {
        return new DeliveryFacts(
                row.getString("id"),
                row.getString("event_key"),
                row.getString("event_id"),
                row.getString("reference_id"),
                row.getString("recipient"),
                row.getInt("seq"),
                status(row.getString("status")),
                longOrNull(row, "occurred_at"),
                row.getString("account"),
                row.getString("provider"),
                row.getString("sender"),
                row.getString("template"),
                row.getString("language"),
                row.getString("refs"),
                row.getLong("recorded_at"),
                row.getInt("longest_reference"));
    }

    static OrderStatus status(String wire) {
        return OrderStatus.parse(wire).orElseThrow(() -> new IllegalStateException("no status: " + wire));
    }

    static @Nullable Object[] insert(DeliveryRow row) {
        DeliveryFacts facts = row.facts;
        @Nullable
        Object[] head = {
            facts.id(),
            facts.eventKey(),
            facts.eventId(),
            facts.referenceId(),
            facts.recipient(),
            facts.seq(),
            facts.status().wire(),
            facts.occurredAt(),
            facts.account(),
            facts.provider(),
            facts.sender(),
            facts.template(),
            facts.language(),
            facts.refs(),
            facts.recordedAt(),
            facts.longestReference(),
            facts.lane().key()
        };
        @Nullable Object[] all = new @Nullable Object[FACT_COUNT + 1 + PROGRESS_COUNT];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(progress(row), 0, all, head.length, PROGRESS_COUNT);
        return all;
    }

    static @Nullable Object[] update(DeliveryRow row) {
        @Nullable Object[] all = new @Nullable Object[PROGRESS_COUNT + 1];
        System.arraycopy(progress(row), 0, all, 0, PROGRESS_COUNT);
        all[PROGRESS_COUNT] = row.facts.id();
        return all;
    }

    private static @Nullable Object[] progress(DeliveryRow row) {
        return new @Nullable Object[] {
            row.wireReference, row.state.wire(), row.receipt, row.code, row.reason, row.messageId, row.attempts,
            row.failures, row.outcomes, row.dueAt, row.notBefore, row.node, row.startNo, row.claimedAt,
            row.leaseUntil, row.settledAt, row.repeated ? 1 : 0, row.round
        };
    }
}
