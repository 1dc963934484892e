package org.orderrelay.notification;

import org.orderrelay.order.Order;
import org.orderrelay.order.Phone;

/**
 * The duty to tell one recipient one status of one order.
 *
 * @param deliveryId UUIDv7, made before compose; travels to the provider as our correlation value
 * @param order the order, enriched
 * @param account name of the account that will send it
 */
public record Notification(String deliveryId, Order order, Phone recipient, String account, Template template) {
    /** Wire form of the order's status, for the status router. */
    public String status() {
        return order.status().wire();
    }

    public NotificationKind kind() {
        return NotificationKind.of(order.status());
    }
}
