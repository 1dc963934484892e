package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Publication;

/** Writes what changed in a book, one JDBC batch a table. */
final class BookWriter {
    private static final String INSERT_ORDER =
            "INSERT INTO orders (account, current_status, current_hash, current_event, current_occurred_at, details_hash,"
                    + " details_event, last_seq, wire_count, paid, reference_id)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE_ORDER =
            "UPDATE orders SET account = ?, current_status = ?, current_hash = ?, current_event = ?, current_occurred_at = ?,"
                    + " details_hash = ?, details_event = ?, last_seq = ?, wire_count = ?, paid = ? WHERE reference_id = ?";
    private static final String HEAD =
            "INSERT INTO heads (reference_id, recipient, wire_reference, last_status, details, details_id, dead_at, left_at,"
                    + " awaits, details_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (reference_id, recipient) DO UPDATE SET"
                    + " wire_reference = excluded.wire_reference, last_status = excluded.last_status,"
                    + " details = excluded.details, details_id = excluded.details_id, dead_at = excluded.dead_at,"
                    + " left_at = excluded.left_at, awaits = excluded.awaits, details_at = excluded.details_at";
    private static final String LANE = "INSERT INTO lanes (lane, account, sender, template, language)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (lane) DO NOTHING";
    private static final String PAYLOAD = "INSERT INTO payloads (delivery_id, payload) VALUES (?, ?)";
    static final String PUT_PAYLOAD = "UPDATE payloads SET payload = ? WHERE delivery_id = ?";
    private static final String ATTEMPT =
            "INSERT INTO attempts (delivery_id, attempt, node, started_at, ended_at, http_status,"
                    + " outcome, code, reason, sent, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (delivery_id, attempt) DO UPDATE SET ended_at = excluded.ended_at,"
                    + " http_status = excluded.http_status, outcome = excluded.outcome, code = excluded.code,"
                    + " reason = excluded.reason, sent = excluded.sent, answer = excluded.answer";
    private static final String NEWS = "INSERT INTO publications (channel, outcome_id, body, node, created_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (outcome_id) DO NOTHING";
    private static final String TALLY = "INSERT INTO tallies (node, state, n) VALUES (?, ?, ?)"
            + " ON CONFLICT (node, state) DO UPDATE SET n = tallies.n + excluded.n";
    private static final String WAITING = "INSERT INTO waiting (node, account, n) VALUES (?, ?, ?)"
            + " ON CONFLICT (node, account) DO UPDATE SET n = waiting.n + excluded.n";

    private final Transaction tx;

    BookWriter(Transaction tx) {
        this.tx = tx;
    }

    void write(Book book) throws SQLException {
        writeDeadLetters(book);
        writeOrders(book);
        writeDeliveries(book);
        writeAttempts(book);
        List<@Nullable Object[]> news = new ArrayList<>();
        for (Book.News item : book.news()) {
            news.add(new Object[] {
                item.channel(), item.outcomeId(), item.body(), tx.node().id(), tx.now()
            });
        }
        tx.sql().batch(NEWS, news);
    }

    private void writeDeadLetters(Book book) throws SQLException {
        List<DeliveryRow> died = book.died();
        if (died.isEmpty()) {
            return;
        }
        Map<String, String> payloads =
                payloads(tx.sql(), died.stream().map(row -> row.facts.id()).toList());
        for (DeliveryRow row : died) {
            String outcomeId = row.facts.id() + '.' + row.outcomes + ".dead";
            String payload = payloads.getOrDefault(row.facts.id(), row.payload);
            book.add(new Book.News(Publication.DEAD, outcomeId, NewsBody.dead(outcomeId, row, payload)));
        }
    }

    static Map<String, String> payloads(Sql sql, List<String> ids) throws SQLException {
        Map<String, String> payloads = new HashMap<>();
        sql.each(
                "SELECT delivery_id, payload FROM payloads WHERE " + sql.engine.in("delivery_id"),
                row -> payloads.put(row.getString(1), row.getString(2)),
                new Sql.Keys(ids));
        return payloads;
    }

    private void writeOrders(Book book) throws SQLException {
        List<@Nullable Object[]> added = new ArrayList<>();
        List<@Nullable Object[]> changed = new ArrayList<>();
        List<@Nullable Object[]> heads = new ArrayList<>();
        for (OrderRow order : book.orders()) {
            if (order.changed) {
                (order.isNew ? added : changed).add(order(order));
            }
            order.lines().stream()
                    .filter(line -> line.changed)
                    .sorted(Comparator.comparing(line -> line.recipient))
                    .forEach(line -> heads.add(head(line)));
        }
        tx.sql().batch(INSERT_ORDER, added);
        tx.sql().batch(UPDATE_ORDER, changed);
        tx.sql().batch(HEAD, heads);
    }

    private void writeDeliveries(Book book) throws SQLException {
        ResultRows results = new ResultRows();
        Map<String, @Nullable Object[]> lanes = new TreeMap<>();
        Map<DeliveryState, Long> tallies = new LinkedHashMap<>();
        Map<String, Long> waiting = new TreeMap<>();
        List<@Nullable Object[]> added = new ArrayList<>();
        List<@Nullable Object[]> payloads = new ArrayList<>();
        List<@Nullable Object[]> changed = new ArrayList<>();
        for (DeliveryRow row : book.deliveries()) {
            if (row.stored == null) {
                Lane lane = row.facts.lane();
                lanes.computeIfAbsent(lane.key(), key ->
                        new Object[] {key, lane.account(), lane.sender(), lane.template(), lane.language()});
                added.add(DeliveryColumns.insert(row));
                payloads.add(new @Nullable Object[] {row.facts.id(), row.payload});
            } else if (row.changed) {
                changed.add(DeliveryColumns.update(row));
            }
            if (row.stored != null && !row.stored.isOpen() && row.stored != row.state) {
                results.changed(row); // a replay, say
            }
            tally(tallies, row);
            tallyWaiting(waiting, row);
        }
        results.write(tx);
        tx.sql().batch(LANE, new ArrayList<>(lanes.values()));
        tx.sql().batch(DeliveryColumns.INSERT, added);
        tx.sql().batch(PAYLOAD, payloads);
        tx.sql().batch(DeliveryColumns.UPDATE, changed);
        tally(tx, tallies);
        List<@Nullable Object[]> counts = new ArrayList<>();
        waiting.forEach((account, n) -> counts.add(new Object[] {tx.node().id(), account, n}));
        counts.removeIf(count -> Long.valueOf(0).equals(count[2]));
        tx.sql().batch(WAITING, counts);
    }

    /** Adds to the counts of deliveries by state. */
    static void tally(Transaction tx, Map<DeliveryState, Long> tallies) throws SQLException {
        List<@Nullable Object[]> counts = new ArrayList<>();
        tallies.forEach((state, n) -> counts.add(new Object[] {tx.node().id(), state.wire(), n}));
        tx.sql().batch(TALLY, counts);
    }

    private static void tally(Map<DeliveryState, Long> tallies, DeliveryRow row) {
        if (row.stored != row.state) {
            tallies.merge(row.state, 1L, Long::sum);
            if (row.stored != null) {
                tallies.merge(row.stored, -1L, Long::sum);
            }
        }
    }

    private static void tallyWaiting(Map<String, Long> waiting, DeliveryRow row) {
        boolean waits = row.state == DeliveryState.QUEUED;
        boolean waited = row.stored == DeliveryState.QUEUED;
        if (waits != waited) {
            waiting.merge(row.facts.account(), waits ? 1L : -1L, Long::sum);
        }
    }

    private void writeAttempts(Book book) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Book.Attempt attempt : book.attempts()) {
            rows.add(new @Nullable Object[] {
                attempt.delivery().facts.id(),
                attempt.number(),
                attempt.node(),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.httpStatus(),
                attempt.outcome(),
                attempt.code(),
                attempt.reason(),
                attempt.sent(),
                attempt.answer()
            });
        }
        tx.sql().batch(ATTEMPT, rows);
    }

    private static @Nullable Object[] order(OrderRow order) {
        return new @Nullable Object[] {
            order.account,
            order.currentStatus == null ? null : order.currentStatus.wire(),
            order.currentHash,
            order.currentEvent,
            order.currentOccurredAt,
            order.detailsHash,
            order.detailsEvent,
            order.lastSeq,
            order.wireCount,
            order.paid ? 1 : 0,
            order.referenceId
        };
    }

    private static @Nullable Object[] head(Line line) {
        return new @Nullable Object[] {
            line.referenceId,
            line.recipient,
            line.wireReference,
            line.lastStatus == null ? null : line.lastStatus.wire(),
            line.details == null ? null : line.details.name(),
            line.detailsId,
            line.deadAt,
            line.leftAt,
            line.awaits,
            line.detailsAt
        };
    }
}
