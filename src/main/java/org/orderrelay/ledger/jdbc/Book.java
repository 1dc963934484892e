package org.orderrelay.ledger.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Publication;

/**
 * The orders one transaction works on, with their lines, heads and open deliveries. Deciders change it in memory;
 * {@link BookWriter} writes what changed. Orders lie in the order of their reference, which is also the order of locks.
 */
final class Book {
    /** What came of an attempt, for the table of attempts. */
    record Attempt(
            DeliveryRow delivery,
            int number,
            String node,
            long startedAt,
            @Nullable Long endedAt,
            int httpStatus,
            String outcome,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String sent,
            @Nullable String answer) {}

    /** News to be published. */
    record News(String channel, String outcomeId, String body) {}

    private final Map<String, OrderRow> orders = new TreeMap<>();
    private final Map<String, DeliveryRow> deliveries = new LinkedHashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<News> news = new ArrayList<>();

    void add(OrderRow order) {
        orders.put(order.referenceId, order);
    }

    /** Puts a delivery into its line; an end state only counts for the tables. */
    void add(OrderRow order, DeliveryRow row) {
        deliveries.put(row.facts.id(), row);
        order.line(row.facts.recipient()).open.add(row);
    }

    /** Takes a delivery that is settled: its line does not count it as open. */
    void addSettled(DeliveryRow row) {
        deliveries.put(row.facts.id(), row);
    }

    OrderRow order(String referenceId) {
        return orders.computeIfAbsent(referenceId, reference -> new OrderRow(reference, true));
    }

    boolean holds(String referenceId) {
        return orders.containsKey(referenceId);
    }

    @Nullable
    DeliveryRow delivery(String id) {
        return deliveries.get(id);
    }

    Line lineOf(DeliveryRow row) {
        return order(row.facts.referenceId()).line(row.facts.recipient());
    }

    Collection<OrderRow> orders() {
        return orders.values();
    }

    Collection<DeliveryRow> deliveries() {
        return deliveries.values();
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    List<Attempt> attempts() {
        return attempts;
    }

    void add(News item) {
        news.add(item);
    }

    List<News> news() {
        return news;
    }

    /** Tells the ERP where a delivery ended; a dead one also goes to the dead letters. */
    void publish(DeliveryRow row) {
        row.outcomes++;
        row.changed = true;
        String outcomeId = row.facts.id() + '.' + row.outcomes;
        add(new News(Publication.OUTCOMES, outcomeId, NewsBody.outcome(outcomeId, row)));
    }

    /** Deliveries that died in this transaction; their dead letters need the payload. */
    List<DeliveryRow> died() {
        return deliveries.values().stream()
                .filter(row -> row.state == DeliveryState.DEAD && row.stored != DeliveryState.DEAD)
                .toList();
    }
}
