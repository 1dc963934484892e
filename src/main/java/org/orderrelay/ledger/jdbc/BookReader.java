package org.orderrelay.ledger.jdbc;

import static org.orderrelay.ledger.jdbc.Sql.longOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.OrderStatus;

/** Loads orders by the set: three statements, however many orders. */
final class BookReader {
    private static final String IS_OPEN = " AND state IN ('queued', 'sending', 'unknown') ORDER BY reference_id, seq";

    private final Sql sql;

    BookReader(Sql sql) {
        this.sql = sql;
    }

    /** All of these orders, locked; what is missing becomes a new order. */
    Book load(Collection<String> references) throws SQLException {
        return load(references, sql.engine.forUpdate());
    }

    /** Those of these orders that no other node works on at the moment. */
    Book loadFree(Collection<String> references) throws SQLException {
        return load(references, sql.engine.forUpdateSkipLocked());
    }

    private Book load(Collection<String> references, String lock) throws SQLException {
        Book book = new Book();
        if (references.isEmpty()) {
            return book;
        }
        String keys = sql.engine.in("reference_id");
        String orders = "SELECT * FROM orders WHERE " + keys + " ORDER BY reference_id" + lock;
        sql.each(orders, row -> book.add(order(row)), keys(references));
        if (!book.orders().isEmpty()) {
            Sql.Keys known =
                    keys(book.orders().stream().map(order -> order.referenceId).toList());
            sql.each("SELECT * FROM heads WHERE " + keys, row -> head(book, row), known);
            sql.each(DeliveryColumns.SELECT + "WHERE " + keys + IS_OPEN, row -> open(book, row), known);
        }
        return book;
    }

    private static Sql.Keys keys(Collection<String> references) {
        return new Sql.Keys(new TreeSet<>(references));
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        OrderRow order = new OrderRow(row.getString("reference_id"), false);
        order.account = row.getString("account");
        order.currentStatus = status(row.getString("current_status"));
        order.currentHash = row.getString("current_hash");
        order.currentEvent = row.getString("current_event");
        order.currentOccurredAt = longOrNull(row, "current_occurred_at");
        order.detailsHash = row.getString("details_hash");
        order.detailsEvent = row.getString("details_event");
        order.lastSeq = row.getInt("last_seq");
        order.wireCount = row.getInt("wire_count");
        order.paid = row.getInt("paid") != 0;
        return order;
    }

    private static void head(Book book, ResultSet row) throws SQLException {
        Line line = book.order(row.getString("reference_id")).line(row.getString("recipient"));
        String details = row.getString("details");
        line.wireReference = row.getString("wire_reference");
        line.lastStatus = status(row.getString("last_status"));
        line.details = details == null ? null : Line.Details.valueOf(details);
        line.detailsId = row.getString("details_id");
        line.deadAt = longOrNull(row, "dead_at");
        line.leftAt = longOrNull(row, "left_at");
        line.awaits = row.getString("awaits");
        line.detailsAt = longOrNull(row, "details_at");
    }

    private static void open(Book book, ResultSet row) throws SQLException {
        DeliveryRow delivery = DeliveryColumns.read(row);
        book.add(book.order(delivery.facts.referenceId()), delivery);
    }

    private static @Nullable OrderStatus status(@Nullable String wire) {
        return wire == null ? null : DeliveryColumns.status(wire);
    }
}
