package org.orderrelay.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.OrderStatus;

/**
 * Which status may follow which (facts 2.4, Meta's payments page): pending first; processing, partially shipped and
 * shipped in any order; completed and canceled final; no cancel once a payment is captured or pending.
 */
public final class Moves {
    private static final List<OrderStatus> STEPS = List.of(
            OrderStatus.PENDING,
            OrderStatus.PROCESSING,
            OrderStatus.PARTIALLY_SHIPPED,
            OrderStatus.SHIPPED,
            OrderStatus.COMPLETED);

    private Moves() {}

    /** Whether a move may be sent to the provider. */
    public enum Verdict {
        LEGAL,
        /** The provider would answer 2046: this status cannot follow. */
        NOT_A_TRANSITION,
        /** The provider would answer 2047: a paid order cannot be canceled. */
        PAID
    }

    /**
     * Judges one move.
     *
     * @param last status last accepted by the provider and not failed since; null if no order details passed here
     * @param paid a payment of this order is captured or pending
     */
    public static Verdict judge(@Nullable OrderStatus last, OrderStatus next, boolean paid) {
        if (last != null && last.isFinal()) {
            return Verdict.NOT_A_TRANSITION;
        }
        if (next == OrderStatus.PENDING) {
            return last == null ? Verdict.LEGAL : Verdict.NOT_A_TRANSITION;
        }
        return next == OrderStatus.CANCELED && paid ? Verdict.PAID : Verdict.LEGAL;
    }

    /** Whether a status leaves out steps an order usually goes through: shipped after pending, any cancel. */
    public static boolean skipsSteps(OrderStatus last, OrderStatus next) {
        return next == OrderStatus.CANCELED || STEPS.indexOf(next) > STEPS.indexOf(last) + 1;
    }
}
