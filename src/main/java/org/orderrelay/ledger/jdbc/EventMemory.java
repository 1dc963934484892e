package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.ReceiptState;
import org.orderrelay.ledger.Entry;

/** Which events were seen before, and what became of their deliveries; grows as this transaction records more. */
final class EventMemory implements Admission.Memory {
    private record Child(
            String id, DeliveryState state, @Nullable String receipt) {
        boolean isLost() {
            return state == DeliveryState.DEAD
                    || state == DeliveryState.ABANDONED
                    || ReceiptState.FAILED.wire().equals(receipt);
        }
    }

    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, List<Child>> children = new HashMap<>();

    /** Two statements for all entries: the events of their keys, and the deliveries of every event that may repeat. */
    static EventMemory load(Sql sql, Book book, List<Entry.Valid> entries) throws SQLException {
        EventMemory memory = new EventMemory();
        if (entries.isEmpty()) {
            return memory;
        }
        Set<String> keys = new HashSet<>();
        entries.forEach(entry -> keys.add(entry.order().eventKey()));
        sql.each(
                "SELECT event_key, content_hash FROM events WHERE " + sql.engine.in("event_key"),
                row -> memory.hashes.put(row.getString(1), row.getString(2)),
                new Sql.Keys(keys));
        Set<String> parents = new HashSet<>(memory.hashes.keySet());
        book.orders().forEach(order -> addKnown(parents, order));
        if (!parents.isEmpty()) {
            sql.each(
                    "SELECT event_key, id, state, receipt FROM deliveries WHERE " + sql.engine.in("event_key")
                            + " ORDER BY event_key, seq",
                    row -> memory.child(
                            row.getString(1),
                            new Child(row.getString(2), DeliveryState.of(row.getString(3)), row.getString(4))),
                    new Sql.Keys(parents));
        }
        return memory;
    }

    private static void addKnown(Set<String> parents, OrderRow order) {
        if (order.currentEvent != null) {
            parents.add(order.currentEvent);
        }
        if (order.detailsEvent != null) {
            parents.add(order.detailsEvent);
        }
    }

    private void child(String eventKey, Child child) {
        children.computeIfAbsent(eventKey, key -> new ArrayList<>()).add(child);
    }

    /** Takes an event of this transaction. */
    void remember(Entry.Valid entry, Book book, List<String> ids) {
        String key = entry.order().eventKey();
        hashes.put(key, entry.contentHash());
        for (String id : ids) {
            DeliveryRow row = book.delivery(id);
            child(key, new Child(id, row == null ? DeliveryState.QUEUED : row.state, null));
        }
    }

    List<String> deliveries(String eventKey) {
        return children.getOrDefault(eventKey, List.of()).stream()
                .map(Child::id)
                .toList();
    }

    @Override
    public @Nullable String hashOf(String eventKey) {
        return hashes.get(eventKey);
    }

    @Override
    public boolean isLost(@Nullable String eventKey) {
        List<Child> found = eventKey == null ? null : children.get(eventKey);
        return found != null && found.stream().allMatch(Child::isLost);
    }
}
