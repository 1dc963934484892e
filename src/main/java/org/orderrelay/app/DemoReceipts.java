package org.orderrelay.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.OrderView;

/** Follows what the providers report later, as the ledger has it: sent, delivered, read, paid. */
final class DemoReceipts {
    private static final long PAUSE_MILLIS = 50;
    private static final String LAST = "read";

    private final LedgerView view;
    private final PrintWriter out;
    private final Map<String, String> receipts = new HashMap<>();
    private final Set<String> paid = new TreeSet<>();

    DemoReceipts(LedgerView view, PrintWriter out) {
        this.view = view;
        this.out = out;
    }

    /** Waits until every accepted delivery was read and whoever pays has paid, or the time is over; prints each step. */
    synchronized void await(Set<String> deliveryIds, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!look(deliveryIds) && System.nanoTime() < end) {
            wait(PAUSE_MILLIS);
        }
    }

    private boolean look(Set<String> deliveryIds) {
        boolean all = true;
        for (String id : deliveryIds) {
            DeliveryView delivery =
                    view.delivery(id).map(detail -> detail.delivery()).orElseThrow();
            if (delivery.receipt() != null && !delivery.receipt().equals(receipts.put(id, delivery.receipt()))) {
                out.printf("  %s %s: %s%n", delivery.referenceId(), delivery.status(), delivery.receipt());
            }
            payment(delivery.referenceId());
            boolean owes = delivery.provider().equals(DemoProviders.PAYING) && !paid.contains(delivery.referenceId());
            all &= !delivery.state().equals("accepted") || (LAST.equals(delivery.receipt()) && !owes);
        }
        out.flush();
        return all;
    }

    private void payment(String reference) {
        if (!paid.contains(reference)
                && view.order(reference).map(OrderView::payments).stream().anyMatch(payments -> !payments.isEmpty())) {
            paid.add(reference);
            out.printf("  %s: the customer paid%n", reference);
        }
    }

    /** How far a delivery got; a dash if nothing was reported. */
    String of(String deliveryId) {
        return receipts.getOrDefault(deliveryId, "-");
    }
}
