package org.orderrelay.sandbox.state;

import java.time.Instant;

/**
 * The payment of an order.
 *
 * @param recipient the customer who got the order details
 * @param messageId of the order details
 * @param amount in minor units
 * @param since when its status changed last
 */
public record Payment(
        String account,
        String reference,
        String recipient,
        String messageId,
        long amount,
        String currency,
        PaymentStatus status,
        Instant since) {

    /** The same payment, gone on. */
    public Payment as(PaymentStatus next, Instant at) {
        return new Payment(account, reference, recipient, messageId, amount, currency, next, at);
    }
}
