package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.order.OrderStatus;

/**
 * What the providers tell of payments. It is kept under the wire reference and joined to the order when somebody asks:
 * so it does not matter whether it came before its order was known. See decisions/payments.md.
 */
final class Payments {
    private static final String INSERT =
            "INSERT INTO payments (wire_reference, transaction_id, state, at, account, noted_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (wire_reference, transaction_id, state, at, account) DO NOTHING";

    /** News of one payment; the transaction is empty where the provider names none. */
    record News(String wireReference, String transactionId, PaymentState state, long at, String account) {
        static News of(String account, Receipt.Payment payment) {
            String transaction = payment.transactionId() == null ? "" : payment.transactionId();
            return new News(payment.wireReference(), transaction, payment.state(), Micros.of(payment.at()), account);
        }

        /** A failed attempt takes a pending one back, if it is about the same or does not say about which. */
        private boolean takesBack(News pending) {
            boolean sameOrOpen = transactionId.equals(pending.transactionId)
                    || transactionId.isEmpty()
                    || pending.transactionId.isEmpty();
            return state == PaymentState.FAILED
                    && wireReference.equals(pending.wireReference)
                    && sameOrOpen
                    && at >= pending.at;
        }
    }

    private final Sql sql;

    Payments(Sql sql) {
        this.sql = sql;
    }

    /** Notes news; one answer each, in order. Parked means that no order goes by this reference yet. */
    List<Came> apply(List<News> news, long now) throws SQLException {
        if (news.isEmpty()) {
            return List.of();
        }
        Set<String> wires = new TreeSet<>();
        news.forEach(item -> wires.add(item.wireReference()));
        Set<News> known = new HashSet<>(find(wires));
        Set<String> sent = WireReferences.known(sql, wires);
        List<Came> came = new ArrayList<>();
        List<@Nullable Object[]> added = new ArrayList<>();
        for (News item : news) {
            if (!known.add(item)) {
                came.add(Came.REPEATED);
                continue;
            }
            came.add(sent.contains(item.wireReference()) ? Came.CHANGED : Came.PARKED);
            added.add(new @Nullable Object[] {
                item.wireReference(),
                item.transactionId(),
                item.state().name().toLowerCase(Locale.ROOT),
                item.at(),
                item.account(),
                now
            });
        }
        sql.batch(INSERT, added);
        return came;
    }

    private List<News> find(Collection<String> wires) throws SQLException {
        return sql.list(
                "SELECT wire_reference, transaction_id, state, at, account FROM payments WHERE "
                        + sql.engine.in("wire_reference"),
                row -> new News(
                        row.getString(1),
                        row.getString(2),
                        PaymentState.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getLong(4),
                        row.getString(5)),
                new Sql.Keys(new TreeSet<>(wires)));
    }

    /** Before cancellations are judged: whether their orders are paid. No statement, if nothing is to be canceled. */
    static void judge(Sql sql, Book book, Collection<DeliveryRow> candidates) throws SQLException {
        Map<String, OrderRow> canceling = new TreeMap<>();
        for (DeliveryRow row : candidates) {
            if (row.facts.status() == OrderStatus.CANCELED) {
                canceling.put(row.facts.referenceId(), book.order(row.facts.referenceId()));
            }
        }
        if (!canceling.isEmpty()) {
            new Payments(sql).judge(canceling.values());
        }
    }

    private void judge(Collection<OrderRow> orders) throws SQLException {
        Map<String, List<News>> byWire = new HashMap<>();
        Set<String> wires = new TreeSet<>();
        orders.forEach(order -> wires.addAll(WireReferences.of(order.referenceId, order.wireCount)));
        find(wires)
                .forEach(item -> byWire.computeIfAbsent(item.wireReference(), wire -> new ArrayList<>())
                        .add(item));
        Set<String> references = WireReferences.orders(sql, byWire.keySet());
        for (OrderRow order : orders) {
            boolean paid = WireReferences.own(order, references).stream()
                    .map(byWire::get)
                    .filter(Objects::nonNull)
                    .anyMatch(Payments::isPaid);
            order.changed |= paid != order.paid;
            order.paid = paid;
        }
    }

    /** Captured for good, or pending and not taken back. */
    private static boolean isPaid(List<News> ofOneReference) {
        return ofOneReference.stream()
                .anyMatch(item -> item.state() == PaymentState.CAPTURED
                        || (item.state() == PaymentState.PENDING
                                && ofOneReference.stream().noneMatch(other -> other.takesBack(item))));
    }
}
