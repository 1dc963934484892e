package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;

/** Turns claims nobody can settle any more into unknown: whether their message left is not known. */
final class Expirer {
    /** A commit stays short even after an outage of many nodes. */
    private static final int MOST = 1_000;

    private final Transaction tx;

    Expirer(Transaction tx) {
        this.tx = tx;
    }

    /** Claims of any node whose lease is over. */
    int expireLeases() throws SQLException {
        List<String> references = references("lease_until <= ?", tx.now());
        return expire(
                references,
                row -> row.leaseUntil != null && row.leaseUntil <= tx.now(),
                "lease-expired",
                "no outcome was noted before the lease ended");
    }

    /** Claims of this node from before this start. */
    int expireEarlierStarts() throws SQLException {
        Node node = tx.node();
        List<String> references = references("node = ? AND start_no < ?", node.id(), node.startNo());
        return expire(
                references,
                row -> node.id().equals(row.node) && row.startNo != null && row.startNo < node.startNo(),
                "restart",
                "the relay stopped while this call was open");
    }

    private List<String> references(String condition, @Nullable Object... parameters) throws SQLException {
        String sql = "SELECT reference_id FROM deliveries WHERE state = 'sending' AND " + condition + " LIMIT " + MOST;
        return tx.sql().list(sql, row -> row.getString(1), parameters);
    }

    private int expire(List<String> references, Predicate<DeliveryRow> isLost, String code, String reason)
            throws SQLException {
        Book book = new BookReader(tx.sql()).load(references);
        int count = 0;
        for (DeliveryRow row : List.copyOf(book.deliveries())) {
            if (row.state == DeliveryState.SENDING && isLost.test(row)) {
                expire(book, row, code, reason);
                count++;
            }
        }
        book.orders().forEach(order -> order.lines().forEach(line -> Turn.pass(order, line, tx.rules())));
        new BookWriter(tx).write(book);
        return count;
    }

    private void expire(Book book, DeliveryRow row, String code, String reason) {
        long startedAt = row.claimedAt == null ? tx.now() : row.claimedAt;
        String node = row.node == null ? tx.node().id() : row.node;
        book.add(new Book.Attempt(row, row.attempts, node, startedAt, null, 0, "unknown", code, reason, null, null));
        row.settle(DeliveryState.UNKNOWN, code, reason, tx.now());
        book.publish(row);
    }
}
