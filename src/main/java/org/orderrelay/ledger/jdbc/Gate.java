package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;

/** {@code orders.gate}: once it is open again, nobody may go on waiting for a receipt. */
final class Gate {
    /** A commit stays short. */
    private static final int MOST = 1_000;

    private Gate() {}

    /**
     * Gives the lines their turn that waited for a receipt, if the rules do not ask for one any more.
     *
     * @return how many orders; not all at once
     */
    static int open(Transaction tx) throws SQLException {
        if (tx.rules().awaitsDelivered()) {
            return 0;
        }
        List<String> references = tx.sql()
                .list(
                        "SELECT DISTINCT reference_id FROM heads WHERE awaits IS NOT NULL LIMIT " + MOST,
                        row -> row.getString(1));
        Book book = new BookReader(tx.sql()).load(references);
        for (OrderRow order : book.orders()) {
            for (Line line : order.lines()) {
                line.awaitNobody();
                Turn.pass(order, line, tx.rules());
            }
        }
        new BookWriter(tx).write(book);
        return references.size();
    }
}
