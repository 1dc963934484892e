package org.orderrelay.ledger;

import java.util.List;

/**
 * An order with its timeline.
 *
 * @param payments news of its payments under any of its wire references, in the order they happened
 */
public record OrderView(
        String referenceId,
        String account,
        String status,
        List<EventView> events,
        List<DeliveryDetail> deliveries,
        List<PaymentView> payments) {}
