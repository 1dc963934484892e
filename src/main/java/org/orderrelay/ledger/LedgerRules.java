package org.orderrelay.ledger;

import java.time.Duration;

/**
 * The settings the ledger's decisions depend on. A wait of zero has no limit.
 *
 * @param lease how long a claim is good; {@code delivery.lease}, 45 s
 * @param unknownWait how long an unknown order status blocks its order; {@code delivery.unknown.wait}, 10 min
 * @param sendRepeated whether an event that repeats the current status is sent; {@code orders.repeated=send}
 * @param unknownOrder what to do with a status whose order details never passed here; {@code orders.unknown}
 * @param unknownOrderWait how long such a status waits; {@code orders.unknown.wait}, 10 s
 * @param unknownOrderSend whether it is sent after the wait, else dead; {@code orders.unknown.after}
 * @param blockedWait how long statuses wait behind dead order details; {@code orders.blocked.wait}, 24 h
 * @param awaitsDelivered whether a status waits until the one accepted before it was delivered, read or failed;
 *     {@code orders.gate=delivered}
 * @param repeatsUnknown whether an order status that stayed unknown for {@code unknownWait} goes once more; {@code
 *     delivery.unknown.status=repeat}
 */
public record LedgerRules(
        Duration lease,
        Duration unknownWait,
        boolean sendRepeated,
        UnknownOrder unknownOrder,
        Duration unknownOrderWait,
        boolean unknownOrderSend,
        Duration blockedWait,
        boolean awaitsDelivered,
        boolean repeatsUnknown) {

    public static final LedgerRules DEFAULT = new LedgerRules(
            Duration.ofSeconds(45),
            Duration.ofMinutes(10),
            false,
            UnknownOrder.HOLD,
            Duration.ofSeconds(10),
            true,
            Duration.ofHours(24),
            false,
            false);

    /** {@code orders.unknown}. */
    public enum UnknownOrder {
        HOLD,
        SEND,
        REJECT
    }
}
