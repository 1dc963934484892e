package org.orderrelay.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/**
 * What would become of one order.
 *
 * @param place where it stands in the file: {@code order 0}, {@code line 3 order 0}, {@code rows 4-6}
 * @param messages what would be sent; empty if the order is invalid
 * @param violations why it would not be; empty if it would
 */
record CheckedOrder(
        String place,
        @Nullable String reference,
        @Nullable String status,
        List<Message> messages,
        List<Violation> violations) {

    /**
     * One message of an order.
     *
     * @param recipient masked
     */
    record Message(String recipient, String account, String template, String locale) {}

    boolean isValid() {
        return violations.isEmpty();
    }
}
