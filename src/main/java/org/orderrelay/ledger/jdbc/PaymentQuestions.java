package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orderrelay.ledger.PaymentView;

/** What is asked about payments. */
final class PaymentQuestions {
    private final Sql sql;

    PaymentQuestions(Sql sql) {
        this.sql = sql;
    }

    /** News of an order's payments under any of its references, in the order they happened. */
    List<PaymentView> ofOrder(String referenceId, int wireCount) throws SQLException {
        Set<String> wires = new TreeSet<>(WireReferences.of(referenceId, wireCount));
        if (wireCount > 1) {
            Set<String> accepted = new HashSet<>(sql.list(
                    "SELECT wire_reference FROM heads WHERE reference_id = ? AND wire_reference IS NOT NULL",
                    row -> row.getString(1),
                    referenceId));
            Set<String> orders = WireReferences.orders(sql, wires);
            wires = new TreeSet<>(WireReferences.own(referenceId, wireCount, accepted, orders));
        }
        return sql.list(
                "SELECT * FROM payments WHERE " + sql.engine.in("wire_reference") + " ORDER BY at, noted_at",
                row -> new PaymentView(
                        row.getString("wire_reference"),
                        row.getString("state"),
                        row.getString("transaction_id").isEmpty() ? null : row.getString("transaction_id"),
                        Micros.at(row.getLong("at")),
                        Micros.at(row.getLong("noted_at"))),
                new Sql.Keys(wires));
    }
}
