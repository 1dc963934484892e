package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News of a payment of an order.
 *
 * @param wireReference the reference the order details were sent with
 * @param state {@code pending}, {@code captured} or {@code failed}
 * @param transactionId the gateway's id; null if it did not say
 * @param at when it happened, by the provider's clock
 * @param notedAt when it was applied here
 */
public record PaymentView(
        String wireReference, String state, @Nullable String transactionId, Instant at, Instant notedAt) {}
