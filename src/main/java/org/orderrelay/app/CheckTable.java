package org.orderrelay.app;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/** The result for people: a line a message, the reasons below an invalid order. */
final class CheckTable implements CheckReport {
    private static final String LINE = "%-14s  %-20s  %-17s  %-16s  %-16s  %s%n";

    private final PrintWriter out;
    private boolean begun;

    CheckTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void order(CheckedOrder order) {
        begin();
        String reference = text(order.reference());
        String status = text(order.status());
        if (!order.isValid()) {
            out.printf(LINE, order.place(), reference, status, "-", "-", "INVALID");
        }
        for (CheckedOrder.Message message : order.messages()) {
            String template = message.template() + " (" + message.locale() + ")";
            out.printf(LINE, order.place(), reference, status, message.recipient(), message.account(), template);
        }
        for (Violation violation : order.violations()) {
            String path = violation.path().isEmpty() ? "" : violation.path() + " ";
            out.printf("    %s[%s] %s%n", path, violation.rule(), violation.message());
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            out.printf(LINE, "PLACE", "REFERENCE", "STATUS", "RECIPIENT", "ACCOUNT", "TEMPLATE");
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "?" : text;
    }

    @Override
    public void end(Count count) {
        out.printf(
                "%d %s: %d would be sent in %d %s, %d invalid. Nothing was sent or recorded.%n",
                count.orders(),
                count.orders() == 1 ? "order" : "orders",
                count.orders() - count.invalid(),
                count.messages(),
                count.messages() == 1 ? "message" : "messages",
                count.invalid());
        out.flush();
    }
}
