package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Swept;

/**
 * Removes what is older than people want to keep, an order as a whole. What recognises a repetition or forbids a status
 * stays: the keys of events, the heads of orders, payments.
 */
final class Sweeper {
    private static final String OF_ORDERS = "event_key IN (SELECT event_key FROM events WHERE ";
    private static final List<String> BELONGINGS = List.of("payloads", "attempts", "receipts", "edits", "traces");

    private final Transaction tx;
    private final long before;
    private final int most;

    Sweeper(Transaction tx, long before, int most) {
        this.tx = tx;
        this.before = before;
        this.most = most;
    }

    private record Candidate(String id, String referenceId, long recordedAt) {}

    /** One round. Ids of deliveries rise with time, so that the oldest are looked at first, whatever became of them. */
    Swept sweep(String after) throws SQLException {
        int others = new SmallSweeper(tx, before, most).sweep();
        List<Candidate> looked = tx.sql()
                .list(
                        "SELECT id, reference_id, recorded_at FROM deliveries WHERE id > ? ORDER BY id LIMIT ?",
                        row -> new Candidate(row.getString(1), row.getString(2), row.getLong(3)),
                        after,
                        most);
        Set<String> references = looked.stream()
                .filter(candidate -> candidate.recordedAt < before)
                .map(Candidate::referenceId)
                .collect(Collectors.toCollection(TreeSet::new));
        int removed = references.isEmpty() ? 0 : remove(closed(references));
        boolean end = references.isEmpty() || looked.size() < most;
        return new Swept(removed, others, end ? null : lastId(looked));
    }

    private static @Nullable String lastId(List<Candidate> looked) {
        return looked.get(looked.size() - 1).id;
    }

    /** Of these orders those with nothing open, nothing settled lately and no row in a file that is still listed. */
    private Set<String> closed(Set<String> references) throws SQLException {
        Set<String> closed = new BookReader(tx.sql())
                .loadFree(references).orders().stream()
                        .filter(order -> !order.isNew && !order.hasOpen())
                        .map(order -> order.referenceId)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (closed.isEmpty()) {
            return closed;
        }
        String of = " WHERE " + tx.sql().engine.in("e.reference_id");
        Sql.Keys keys = new Sql.Keys(new TreeSet<>(closed));
        tx.sql()
                .each(
                        "SELECT e.reference_id FROM events e JOIN deliveries d ON d.event_key = e.event_key" + of
                                + " AND COALESCE(d.settled_at, d.recorded_at) >= ?",
                        row -> closed.remove(row.getString(1)),
                        keys,
                        before);
        tx.sql()
                .each(
                        "SELECT e.reference_id FROM events e JOIN file_rows r ON r.event_key = e.event_key"
                                + " AND r.verdict = 'recorded'" + of,
                        row -> closed.remove(row.getString(1)),
                        keys);
        return closed;
    }

    private int remove(Set<String> references) throws SQLException {
        if (references.isEmpty()) {
            return 0;
        }
        Sql.Keys orders = new Sql.Keys(references);
        Set<String> ids = new TreeSet<>();
        Map<DeliveryState, Long> tallies = new EnumMap<>(DeliveryState.class);
        tx.sql()
                .each(
                        "SELECT id, state FROM deliveries WHERE " + OF_ORDERS
                                + tx.sql().engine.in("reference_id") + ')',
                        row -> {
                            ids.add(row.getString(1));
                            tallies.merge(DeliveryState.of(row.getString(2)), -1L, Long::sum);
                        },
                        orders);
        Sql.Keys deliveries = new Sql.Keys(ids);
        for (String table : BELONGINGS) {
            tx.sql().update("DELETE FROM " + table + " WHERE " + tx.sql().engine.in("delivery_id"), deliveries);
        }
        tx.sql().update("DELETE FROM deliveries WHERE " + tx.sql().engine.in("id"), deliveries);
        tx.sql()
                .update(
                        "UPDATE events SET content = '{}' WHERE content <> '{}' AND "
                                + tx.sql().engine.in("reference_id"),
                        orders);
        BookWriter.tally(tx, tallies);
        return ids.size();
    }
}
