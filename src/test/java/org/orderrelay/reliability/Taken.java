package org.orderrelay.reliability;

import java.time.Instant;

/**
 * A message the provider took, as the oracle has it, whatever its answer said and whether anybody got it.
 *
 * @param seq the oracle's own order
 */
record Taken(long seq, Event event, String recipient, String account, String deliveryId, Instant at) {}
