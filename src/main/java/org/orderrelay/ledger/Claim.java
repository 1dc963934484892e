package org.orderrelay.ledger;

import java.time.Instant;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;

/**
 * A delivery handed out to be called at once. The claim is the attempt record: durable before the call.
 *
 * @param attempt number of this attempt from 1; the fence of {@link Settlement}
 * @param round how often the delivery set out, from 1: one more each time it goes again after the provider may have had it
 *     (never left, replayed, resent by an operator); the repetition of a call whose outcome is not known stays in its round
 * @param wireReference the reference the call must carry
 * @param payload the stored wire form
 */
public record Claim(
        String deliveryId,
        int attempt,
        int round,
        String referenceId,
        String wireReference,
        OrderStatus status,
        Phone recipient,
        String account,
        String provider,
        String payload,
        Instant claimedAt) {}
