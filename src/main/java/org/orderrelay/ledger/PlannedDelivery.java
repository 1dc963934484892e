package org.orderrelay.ledger;

import org.orderrelay.order.Phone;

/**
 * A delivery as composed, to be recorded with its order.
 *
 * @param id UUIDv7
 * @param language template language
 * @param payload the provider's wire form with the order's own reference; the wire reference is filled before the call
 * @param longestReference longest reference the provider takes for this order; with a suffix that does not fit the order is rejected
 */
public record PlannedDelivery(
        String id,
        Phone recipient,
        String account,
        String provider,
        String sender,
        String template,
        String language,
        String payload,
        int longestReference) {}
