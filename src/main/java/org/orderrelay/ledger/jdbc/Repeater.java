package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code delivery.unknown.status=repeat}: an order status that stayed unknown for the whole wait goes once more. Never
 * order details: a second invoice could be paid twice.
 */
final class Repeater {
    /** A commit stays short even after an outage. */
    private static final int MOST = 1_000;
    /** The first condition is that of the index over what needs somebody. */
    private static final String WAITED = "SELECT reference_id FROM deliveries WHERE state IN ('dead', 'unknown')"
            + " AND state = 'unknown' AND status <> 'pending' AND repeated = 0 AND settled_at <= ? LIMIT " + MOST;

    private final Transaction tx;

    Repeater(Transaction tx) {
        this.tx = tx;
    }

    /** How many go once more. A wait of 0 never ends. */
    int repeat() throws SQLException {
        if (!tx.rules().repeatsUnknown() || tx.rules().unknownWait().isZero()) {
            return 0;
        }
        long until = tx.now() - Micros.of(tx.rules().unknownWait());
        List<String> references = tx.sql().list(WAITED, row -> row.getString(1), until);
        Book book = new BookReader(tx.sql()).load(references);
        int count = 0;
        for (DeliveryRow row : new ArrayList<>(book.deliveries())) {
            if (Turn.willRepeat(row, tx.rules()) && row.settledAt != null && row.settledAt <= until) {
                row.requeue(
                        tx.now(),
                        row.code == null ? "unknown" : row.code,
                        "sent once more: its outcome stayed unknown");
                row.repeated = true;
                count++;
            }
        }
        book.orders().forEach(order -> order.lines().forEach(line -> Turn.pass(order, line, tx.rules())));
        new BookWriter(tx).write(book);
        return count;
    }
}
