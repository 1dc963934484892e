package org.orderrelay.ledger.jdbc;

import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.notification.Moves;

/** The judgement on a delivery whose turn has come: it goes, or it dies without a call. */
sealed interface Departure {
    /** It goes, under this reference. */
    record Go(String wireReference) implements Departure {}

    /** It may not go any more. */
    record Die(String code, String reason) implements Departure {}

    static Departure judge(OrderRow order, Line line, DeliveryFacts facts, LedgerRules rules) {
        if (line.isBlocked() && !facts.isDetails()) {
            return new Die("blocked", "the order details were refused, and nobody replayed them in time");
        }
        boolean unknown = !order.isKnown() && !facts.isDetails();
        if (unknown && rules.unknownOrder() == LedgerRules.UnknownOrder.HOLD && !rules.unknownOrderSend()) {
            return new Die("unknown-order", "no order details of this order came in time");
        }
        return switch (Moves.judge(line.lastStatus, facts.status(), order.paid)) {
            case LEGAL -> new Go(wireReference(line, facts));
            case NOT_A_TRANSITION ->
                new Die("2046", facts.status().wire() + " cannot follow " + last(line) + "; not sent");
            case PAID -> new Die("2047", "a paid order cannot be canceled; not sent");
        };
    }

    private static String last(Line line) {
        return line.lastStatus == null ? "nothing" : line.lastStatus.wire();
    }

    private static String wireReference(Line line, DeliveryFacts facts) {
        return line.wireReference == null ? facts.referenceId() : line.wireReference;
    }
}
