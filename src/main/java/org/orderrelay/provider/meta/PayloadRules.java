package org.orderrelay.provider.meta;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.whatsapp.OrderRules;
import org.orderrelay.provider.whatsapp.StoredMessage;

/** What Meta would refuse, beyond what WhatsApp refuses from any provider (facts 2.1, 2.2; payments pages). */
final class PayloadRules {
    /** A template's name (facts 2.3). */
    static final Pattern TEMPLATE_NAME = Pattern.compile("[a-z0-9_]{1,512}");

    static final int LONGEST_REFERENCE = 35;
    static final int LONGEST_BRAZILIAN_REFERENCE = 60;

    private static final int MOST_ITEMS_WITH_PICTURES = 10;

    private final OrderRules rules = new OrderRules();
    private final PaymentChoice payment;

    private PayloadRules(PaymentChoice payment) {
        this.payment = payment;
    }

    static List<Violation> check(Notification notification, PaymentChoice payment, Instant now) {
        PayloadRules meta = new PayloadRules(payment);
        meta.message(notification);
        if (notification.kind() == NotificationKind.ORDER_DETAILS) {
            meta.details(notification.order(), now);
        }
        return meta.rules.found();
    }

    private void message(Notification notification) {
        int longest = payment.brazil() ? LONGEST_BRAZILIAN_REFERENCE : LONGEST_REFERENCE;
        rules.message(notification.order(), notification.template(), longest);
        String name = notification.template().name();
        boolean told = name.isEmpty() || name.length() > OrderRules.LONGEST_TEMPLATE;
        if (!told && !TEMPLATE_NAME.matcher(name).matches()) {
            String message =
                    "A template's name has lower-case letters, digits and underscores only; correct accounts.yaml.";
            rules.refuse("", "template", message);
        }
        boolean statusWithImage = notification.kind() == NotificationKind.ORDER_STATUS
                && notification.template().headerImage() != null;
        if (statusWithImage) {
            rules.refuse("/header_image", "header-image", "Meta takes no header for an order status.");
        }
    }

    private void details(Order order, Instant now) {
        if (!"INR".equals(order.currency()) && !PaymentChoice.BRAZILIAN_CURRENCY.equals(order.currency())) {
            rules.refuse("/currency", "currency", "Meta takes INR, and BRL in Brazil.");
        }
        PaymentRules.check(rules, payment, order);
        rules.invoice(order);
        expiry(order, now);
        pictures(order);
        CountryRules country = new CountryRules(rules);
        if (payment.brazil()) {
            country.brazil(order);
        } else {
            country.india(order, payment);
        }
    }

    private void expiry(Order order, Instant now) {
        boolean tooSoon = order.expiresAt() != null
                && order.expiresAt().getEpochSecond() - now.getEpochSecond() < StoredMessage.LEAST_SECONDS_LEFT;
        if (tooSoon) {
            rules.refuse("/expires_at", "expired", "Meta takes an expiry at least 300 s ahead.");
        }
    }

    /** A picture of an item goes with at most ten items, and with neither article number nor catalogue. */
    private void pictures(Order order) {
        List<LineItem> items = order.items();
        if (items.stream().allMatch(item -> item.image() == null)) {
            return;
        }
        if (items.size() > MOST_ITEMS_WITH_PICTURES) {
            rules.refuse("/items", "count", "With a picture at an item Meta takes at most 10 items.");
        }
        if (order.catalogId() != null) {
            rules.refuse("/catalog_id", "item-image", "Meta takes no catalogue when an item has a picture.");
        }
        for (int i = 0; i < items.size(); i++) {
            String at = "/items/" + i;
            if (items.get(i).retailerId() != null) {
                rules.refuse(
                        at + "/retailer_id", "item-image", "Meta takes no article number when an item has a picture.");
            }
            String image = items.get(i).image();
            if (image != null && !image.startsWith("https://")) {
                rules.refuse(at + "/image", "https", "WhatsApp loads pictures over https only.");
            }
        }
    }
}
