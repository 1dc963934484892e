package org.orderrelay.provider.kaleyra;

import java.util.List;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.whatsapp.OrderRules;

/** What Kaleyra would refuse, beyond what WhatsApp itself refuses (facts 1.2, 1.3, 1.6). */
final class PayloadRules {
    private PayloadRules() {}

    static List<Violation> check(Notification notification, PaymentChoice payment) {
        OrderRules rules = new OrderRules();
        rules.message(notification.order(), notification.template(), Kaleyra.LONGEST_REFERENCE);
        if (notification.kind() == NotificationKind.ORDER_DETAILS) {
            details(rules, notification.order(), payment);
        }
        return rules.found();
    }

    private static void details(OrderRules rules, Order order, PaymentChoice payment) {
        if (!"INR".equals(order.currency())) {
            rules.refuse("/currency", "currency", "Kaleyra takes INR only.");
        }
        if (!payment.type().equals(PaymentChoice.UPI)) {
            rules.refuse("/payment/type", "payment-type", "Kaleyra takes the payment type upi only.");
        }
        rules.configuration(payment.configuration());
        rules.invoice(order);
        for (int i = 0; i < order.items().size(); i++) {
            item(rules, "/items/" + i, order.items().get(i));
        }
        for (int i = 0; i < order.beneficiaries().size(); i++) {
            if (!order.beneficiaries().get(i).country().equals("India")) {
                rules.refuse("/beneficiaries/" + i + "/country", "country", "WhatsApp takes \"India\" only.");
            }
        }
    }

    private static void item(OrderRules rules, String path, LineItem item) {
        rules.require(path + "/retailer_id", item.retailerId(), "Kaleyra demands it for every item.");
        rules.importer(path, item, "Kaleyra demands it for every item; send it or set a default.");
    }
}
