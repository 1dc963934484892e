package org.orderrelay.ledger;

import org.orderrelay.order.Origin;

/**
 * An order that waits for its contact, to be enriched again.
 *
 * @param index position in its document, from 0
 * @param content the canonical order as JSON
 */
public record WaitingOrder(Origin origin, int index, String content) {}
