package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.ReceiptState;

/**
 * All deliveries of the orders some message of which failed. The head of a line says what was accepted last; when that
 * failed, what was accepted before it counts again (facts 2.4, and 2046 and 2047 in facts 4).
 */
final class Past {
    private final Book book;
    private final Map<Line, List<DeliveryRow>> lines = new HashMap<>();

    private Past(Book book) {
        this.book = book;
    }

    /** One statement, none without orders. */
    static Past load(Sql sql, Book book, Collection<String> references) throws SQLException {
        Past past = new Past(book);
        if (!references.isEmpty()) {
            String ofOrders =
                    "WHERE event_key IN (SELECT event_key FROM events WHERE " + sql.engine.in("reference_id") + ")";
            sql.each(
                    DeliveryColumns.SELECT + ofOrders,
                    row -> past.add(DeliveryColumns.read(row)),
                    new Sql.Keys(new TreeSet<>(references)));
        }
        return past;
    }

    private void add(DeliveryRow read) {
        DeliveryRow known = book.delivery(read.facts.id());
        DeliveryRow row = known == null ? read : known;
        lines.computeIfAbsent(book.lineOf(row), line -> new ArrayList<>()).add(row);
    }

    private List<DeliveryRow> of(Line line) {
        return lines.getOrDefault(line, List.of());
    }

    /** Whether a delivery of its line was handed out after this one and may be with the customer. */
    boolean hasLaterLeft(DeliveryRow row) {
        long claimedAt = row.claimedAt == null ? 0 : row.claimedAt;
        Set<DeliveryState> left = Set.of(DeliveryState.SENDING, DeliveryState.UNKNOWN, DeliveryState.ACCEPTED);
        return of(book.lineOf(row)).stream()
                .filter(other -> other != row && left.contains(other.state) && !hasFailed(other))
                .anyMatch(other -> other.claimedAt != null && other.claimedAt > claimedAt);
    }

    /** Makes the head of a delivery's line say what is accepted and has not failed, in the order it was accepted. */
    void replay(DeliveryRow changed) {
        Line line = book.lineOf(changed);
        line.forget(changed.facts.isDetails());
        of(line).stream()
                .filter(row -> row.state == DeliveryState.ACCEPTED && !hasFailed(row))
                .sorted(Comparator.comparing((DeliveryRow row) -> row.settledAt == null ? 0L : row.settledAt)
                        .thenComparing(row -> row.facts.seq()))
                .forEach(line::accepted);
    }

    private static boolean hasFailed(DeliveryRow row) {
        return ReceiptState.FAILED.wire().equals(row.receipt);
    }
}
