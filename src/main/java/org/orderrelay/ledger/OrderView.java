package org.orderrelay.ledger;

import java.util.List;

/** An order with its timeline. */
public record OrderView(
        String referenceId, String account, String status, List<EventView> events, List<DeliveryDetail> deliveries) {}
