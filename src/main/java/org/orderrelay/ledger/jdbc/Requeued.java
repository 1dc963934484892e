package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Deliveries that never left and were queued again. It happens once: a second time could go on for ever. */
final class Requeued {
    private final Sql sql;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> added = new TreeSet<>();

    private Requeued(Sql sql) {
        this.sql = sql;
    }

    /** Those among these deliveries; no statement without any. */
    static Requeued load(Sql sql, Collection<String> deliveries) throws SQLException {
        Requeued requeued = new Requeued(sql);
        if (!deliveries.isEmpty()) {
            sql.each(
                    "SELECT id FROM deliveries WHERE requeued = 1 AND " + sql.engine.in("id"),
                    row -> requeued.ids.add(row.getString(1)),
                    new Sql.Keys(new TreeSet<>(deliveries)));
        }
        return requeued;
    }

    boolean contains(DeliveryRow row) {
        return ids.contains(row.facts.id());
    }

    void add(DeliveryRow row) {
        ids.add(row.facts.id());
        added.add(row.facts.id());
    }

    void write() throws SQLException {
        if (!added.isEmpty()) {
            sql.update("UPDATE deliveries SET requeued = 1 WHERE " + sql.engine.in("id"), new Sql.Keys(added));
        }
    }
}
