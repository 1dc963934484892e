package org.orderrelay.provider.kaleyra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;

/**
 * What Kaleyra would refuse, beyond what every order keeps to (facts 1.2, 1.3, 1.6). Every violation is found, with its
 * path in the canonical order.
 */
final class PayloadRules {
    private static final int LONGEST_TEMPLATE = 512;
    private static final int LONGEST_CONFIGURATION = 60;

    private final List<Violation> found = new ArrayList<>(0);

    private PayloadRules() {}

    static List<Violation> check(Notification notification, PaymentChoice payment) {
        PayloadRules rules = new PayloadRules();
        rules.template(notification);
        if (notification.kind() == NotificationKind.ORDER_DETAILS) {
            rules.details(notification.order(), payment);
        }
        return rules.found;
    }

    private void template(Notification notification) {
        int length = notification.template().name().length();
        if (length == 0 || length > LONGEST_TEMPLATE) {
            refuse("", "template", "The template's name must have 1 to 512 characters; correct accounts.yaml.");
        }
        if (notification.order().referenceId().length() > Kaleyra.LONGEST_REFERENCE) {
            refuse("/reference_id", "length", "Kaleyra takes at most 35 characters.");
        }
        String image = notification.template().headerImage();
        if (image != null && !image.startsWith("https://")) {
            refuse("/header_image", "https", "Kaleyra loads the header image over https only.");
        }
    }

    private void details(Order order, PaymentChoice payment) {
        if (!"INR".equals(order.currency())) {
            refuse("/currency", "currency", "Kaleyra takes INR only.");
        }
        payment(payment);
        if (order.items().isEmpty()) {
            refuse("/items", "required", "An invoice needs at least one item.");
        }
        for (int i = 0; i < order.items().size(); i++) {
            item("/items/" + i, order.items().get(i));
        }
        if (order.amounts() == null) {
            refuse("/total_amount", "required", "An invoice needs its amounts.");
        } else {
            amounts(order.amounts());
        }
    }

    private void payment(PaymentChoice payment) {
        if (!payment.type().equals(PaymentChoice.UPI)) {
            refuse("/payment/type", "payment-type", "Kaleyra takes the payment type upi only.");
        }
        String configuration = payment.configuration();
        require("/payment/configuration", configuration, "Name it in the order or in the account's payment settings.");
        if (configuration != null && configuration.length() > LONGEST_CONFIGURATION) {
            refuse("/payment/configuration", "length", "At most 60 characters.");
        }
    }

    private void item(String path, LineItem item) {
        String importer = "Kaleyra demands it for every item; send it or set a default.";
        require(path + "/retailer_id", item.retailerId(), "Kaleyra demands it for every item.");
        require(path + "/country_of_origin", item.countryOfOrigin(), importer);
        require(path + "/importer_name", item.importerName(), importer);
        Address address = item.importerAddress();
        String at = path + "/importer_address";
        require(at + "/address_line1", address == null ? null : address.addressLine1(), importer);
        require(at + "/city", address == null ? null : address.city(), importer);
        require(at + "/country_code", address == null ? null : address.countryCode(), importer);
        require(at + "/postal_code", address == null ? null : address.postalCode(), importer);
        fits(path + "/amount", item.amount());
        fits(path + "/sale_amount", item.saleAmount());
    }

    private void amounts(Amounts amounts) {
        fits("/subtotal", amounts.subtotal());
        fits("/tax", amounts.tax());
        fits("/shipping", amounts.shipping());
        fits("/discount", amounts.discount());
        fits("/total_amount", amounts.total());
    }

    private void fits(String path, @Nullable Money money) {
        if (money != null && (money.minor() > Integer.MAX_VALUE || money.isNegative())) {
            refuse(path, "range", "Amounts are 0 to 21474836.47.");
        }
    }

    private void require(String path, @Nullable String value, String message) {
        if (value == null || value.isBlank()) {
            refuse(path, "required", message);
        }
    }

    private void refuse(String path, String rule, String message) {
        found.add(new Violation(path, rule, message));
    }
}
