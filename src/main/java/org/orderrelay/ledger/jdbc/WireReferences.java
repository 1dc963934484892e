package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * From the references the providers know to orders and back. An order's own reference may end in {@code -2} as well, so
 * nothing is cut off blindly: what counts is how many order details an order really has.
 */
final class WireReferences {
    private WireReferences() {}

    /** All references under which order details of an order were recorded; its own, if there were none yet. */
    static List<String> of(String referenceId, int count) {
        return IntStream.rangeClosed(1, Math.max(count, 1))
                .mapToObj(number -> Admission.wireReference(referenceId, number))
                .toList();
    }

    /** Those of these references that are an order's own. */
    static Set<String> orders(Sql sql, Collection<String> wires) throws SQLException {
        return counts(sql, wires).keySet();
    }

    private static Map<String, Integer> counts(Sql sql, Collection<String> references) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        if (!references.isEmpty()) {
            sql.each(
                    "SELECT reference_id, wire_count FROM orders WHERE " + sql.engine.in("reference_id"),
                    row -> counts.put(row.getString(1), row.getInt(2)),
                    new Sql.Keys(new TreeSet<>(references)));
        }
        return counts;
    }

    /** As the other of this name. */
    static List<String> own(OrderRow order, Set<String> orders) {
        Set<String> accepted = order.lines().stream()
                .map(line -> String.valueOf(line.wireReference))
                .collect(Collectors.toSet());
        return own(order.referenceId, order.wireCount, accepted, orders);
    }

    /**
     * References of an order that are its own: not those of another order, unless the provider took ours.
     *
     * @param accepted references of order details the provider took from this order
     * @param orders references that are some order's own
     */
    static List<String> own(String referenceId, int count, Set<String> accepted, Set<String> orders) {
        return of(referenceId, count).stream()
                .filter(wire -> wire.equals(referenceId) || !orders.contains(wire) || accepted.contains(wire))
                .toList();
    }

    /** Those of these references that belong to an order known here. */
    static Set<String> known(Sql sql, Collection<String> wires) throws SQLException {
        Set<String> candidates = new HashSet<>(wires);
        wires.forEach(wire -> candidates.add(stem(wire)));
        Map<String, Integer> counts = counts(sql, candidates);
        return wires.stream()
                .filter(wire -> counts.containsKey(wire)
                        || Admission.count(stem(wire), wire) <= counts.getOrDefault(stem(wire), 0))
                .collect(Collectors.toSet());
    }

    /** Without a last part that could be a number of ours; the same if there is none. */
    private static String stem(String wire) {
        int dash = wire.lastIndexOf('-');
        return dash > 0 && Admission.count(wire.substring(0, dash), wire) > 1 ? wire.substring(0, dash) : wire;
    }
}
