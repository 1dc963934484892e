package org.orderrelay.notification;

import java.util.Locale;
import org.orderrelay.order.OrderStatus;

/** The two messages WhatsApp knows for orders: the invoice with a pay button, and the news about it. */
public enum NotificationKind {
    ORDER_DETAILS,
    ORDER_STATUS;

    public static NotificationKind of(OrderStatus status) {
        return status == OrderStatus.PENDING ? ORDER_DETAILS : ORDER_STATUS;
    }

    /** {@code order_details}, {@code order_status}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
