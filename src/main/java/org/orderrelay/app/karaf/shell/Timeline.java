package org.orderrelay.app.karaf.shell;

import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.EventView;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.PaymentView;
import org.orderrelay.ledger.ReceiptView;

/** Prints what happened to an order or to one delivery, in lines. Payloads are not printed: they hold customers. */
final class Timeline {
    private final PrintStream out;

    Timeline(PrintStream out) {
        this.out = out;
    }

    void order(OrderView order) {
        out.println(order.referenceId() + " " + order.status() + " account " + order.account());
        for (EventView event : order.events()) {
            out.println("  " + event.recordedAt() + " event " + event.status() + " from " + event.source() + ' '
                    + event.document() + ": " + event.verdict());
        }
        order.deliveries().forEach(this::delivery);
        for (PaymentView payment : order.payments()) {
            out.println("  " + payment.at() + " payment of " + payment.wireReference() + ' ' + payment.state());
        }
    }

    void delivery(DeliveryDetail detail) {
        DeliveryView delivery = detail.delivery();
        out.println("  delivery " + delivery.id() + ' ' + delivery.referenceId() + ' ' + delivery.status() + " to "
                + delivery.recipient() + " by " + delivery.account() + ": " + delivery.state()
                + because(delivery.code(), delivery.reason()) + wait(delivery));
        for (AttemptView attempt : detail.attempts()) {
            out.println("    " + attempt.startedAt() + " attempt " + attempt.attempt() + " HTTP " + attempt.httpStatus()
                    + ": " + attempt.outcome() + because(attempt.code(), attempt.reason()));
        }
        for (ReceiptView receipt : detail.receipts()) {
            out.println("    " + receipt.at() + " receipt " + receipt.receipt()
                    + because(receipt.code(), receipt.reason()));
        }
    }

    /** What a delivery waits for, if it does: a hold, another delivery, a time. */
    static String waitsFor(DeliveryView delivery) {
        if (delivery.hold() != null) {
            return "hold " + delivery.hold();
        }
        if (delivery.blockedBy() != null) {
            return delivery.blockedBy();
        }
        @Nullable Instant next = delivery.nextAttemptAt();
        return next == null ? "" : next.toString();
    }

    private static String wait(DeliveryView delivery) {
        String waits = waitsFor(delivery);
        return waits.isEmpty() ? "" : ", waits for " + waits;
    }

    private static String because(@Nullable String code, @Nullable String reason) {
        return (code == null ? "" : ' ' + code) + (reason == null ? "" : " (" + reason + ')');
    }
}
