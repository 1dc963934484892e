package org.orderrelay.ledger.jdbc;

import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;

/**
 * What never changes about a delivery.
 *
 * @param longestReference longest wire reference the provider takes for it; 0 if it was not noted
 */
record DeliveryFacts(
        String id,
        String eventKey,
        @Nullable String eventId,
        String referenceId,
        String recipient,
        int seq,
        OrderStatus status,
        @Nullable Long occurredAt,
        String account,
        String provider,
        String sender,
        String template,
        String language,
        String refs,
        long recordedAt,
        int longestReference) {

    static DeliveryFacts of(Entry.Valid entry, PlannedDelivery plan, int seq, long now) {
        Order order = entry.order();
        return new DeliveryFacts(
                plan.id(),
                order.eventKey(),
                order.eventId(),
                order.referenceId(),
                plan.recipient().e164(),
                seq,
                order.status(),
                Micros.ofNullable(order.occurredAt()),
                plan.account(),
                plan.provider(),
                plan.sender(),
                plan.template(),
                plan.language(),
                Json.refs(order.refs()),
                now,
                plan.longestReference());
    }

    boolean isDetails() {
        return status == OrderStatus.PENDING;
    }

    Lane lane() {
        return new Lane(account, sender, template, language);
    }
}
