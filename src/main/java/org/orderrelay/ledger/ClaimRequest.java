package org.orderrelay.ledger;

import java.util.Map;

/**
 * How many deliveries may be handed out now.
 *
 * @param free free slots of {@code delivery.in.flight}
 * @param freeByAccount free slots by account; an account that is missing gets none
 */
public record ClaimRequest(int free, Map<String, Integer> freeByAccount) {}
