package org.orderrelay.provider.infobip;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;

/**
 * What Infobip would refuse, beyond what every order keeps to (facts 3.2 to 3.4). Every violation is found, with its path
 * in the canonical order; how it is paid is for {@link PaymentRules}.
 */
final class PayloadRules {
    static final int LONGEST_TEMPLATE = 512;
    static final int LONGEST_BODY = 1024;
    static final int LONGEST_FOOTER = 60;
    static final int LONGEST_URL = 2048;
    /** Least time an invoice must have left (S4: {@code expirationSeconds >= 360}). */
    static final long LEAST_SECONDS_LEFT = 360;

    private static final int LONGEST_DESCRIPTION = 120;
    private static final int LONGEST_AMOUNT_TEXT = 60;

    private final Violations found = new Violations();

    private PayloadRules() {}

    static List<Violation> check(Notification notification, MessageMode mode, PaymentChoice payment, Instant now) {
        PayloadRules rules = new PayloadRules();
        Order order = notification.order();
        boolean invoice = notification.kind() == NotificationKind.ORDER_DETAILS;
        rules.template(notification.template(), mode, invoice);
        PaymentType type = PaymentRules.type(payment, rules.found);
        if (type != null) {
            rules.found.fits("/reference_id", order.referenceId(), type.longestReference());
        }
        if (!invoice) {
            rules.found.fits("/description", order.description(), LONGEST_DESCRIPTION);
            return rules.found.all();
        }
        if (type != null) {
            PaymentRules.check(order, type, payment, rules.found);
        }
        rules.items(order, type);
        rules.amounts(order.amounts());
        rules.expiry(order, now);
        return rules.found.all();
    }

    private void template(Template template, MessageMode mode, boolean invoice) {
        int length = template.name().length();
        if (mode == MessageMode.TEMPLATE && (length == 0 || length > LONGEST_TEMPLATE)) {
            found.refuse("", "template", "The template's name must have 1 to 512 characters; correct accounts.yaml.");
        }
        if (mode == MessageMode.SESSION) {
            text(template.body(), "body", LONGEST_BODY, invoice);
            text(template.footer(), "footer", LONGEST_FOOTER, false);
        }
        String image = invoice ? template.headerImage() : null;
        if (image != null && !image.startsWith("https://")) {
            found.refuse("/header_image", "https", "The header image must be loaded over https.");
        }
        found.fits("/header_image", image, LONGEST_URL);
    }

    private void text(@Nullable String text, String name, int longest, boolean demanded) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > longest || (demanded && (text == null || text.isBlank()))) {
            String message = "A session message's " + name + " has " + (demanded ? 1 : 0) + " to " + longest
                    + " characters; correct the template's " + name + " in accounts.yaml.";
            found.refuse("", "template", message);
        }
    }

    private void items(Order order, @Nullable PaymentType type) {
        if (order.items().isEmpty()) {
            found.refuse("/items", "required", "An invoice needs at least one item.");
        }
        boolean importer = type == PaymentType.UPI_PAYU && order.catalogId() == null;
        for (int i = 0; i < order.items().size(); i++) {
            item("/items/" + i, order.items().get(i));
            if (importer) {
                importer("/items/" + i, order.items().get(i));
            }
        }
    }

    private void item(String path, LineItem item) {
        found.require(path + "/retailer_id", item.retailerId(), "Infobip demands it for every item.");
        found.fits(path + "/amount", item.amount());
        found.fits(path + "/sale_amount", item.saleAmount());
        if (item.saleAmount() != null && item.saleAmount().compareTo(item.amount()) >= 0) {
            found.refuse(path + "/sale_amount", "sale-amount", "It must be less than amount.");
        }
    }

    private void importer(String path, LineItem item) {
        String message = "UPI_PAYU demands it without a catalog_id; send it or set a default.";
        found.require(path + "/country_of_origin", item.countryOfOrigin(), message);
        found.require(path + "/importer_name", item.importerName(), message);
        Address address = item.importerAddress();
        if (address == null || address.equals(new Address(null, null, null, null, null, null))) {
            found.refuse(path + "/importer_address", "required", message);
        }
    }

    private void amounts(@Nullable Amounts amounts) {
        if (amounts == null) {
            found.refuse("/total_amount", "required", "An invoice needs its amounts.");
            return;
        }
        found.fits("/subtotal", amounts.subtotal());
        found.fits("/tax", amounts.tax());
        found.fits("/shipping", amounts.shipping());
        found.fits("/discount", amounts.discount());
        found.fits("/total_amount", amounts.total());
        found.fits("/tax_description", amounts.taxDescription(), LONGEST_AMOUNT_TEXT);
        found.fits("/shipping_description", amounts.shippingDescription(), LONGEST_AMOUNT_TEXT);
        found.fits("/discount_description", amounts.discountDescription(), LONGEST_AMOUNT_TEXT);
        found.fits("/discount_program", amounts.discountProgram(), LONGEST_AMOUNT_TEXT);
    }

    private void expiry(Order order, Instant now) {
        Instant end = order.expiresAt();
        if (end != null && end.getEpochSecond() - now.getEpochSecond() < LEAST_SECONDS_LEFT) {
            found.refuse("/expires_at", "expiry", "Infobip takes an invoice that has at least 360 s left.");
        }
        found.fits("/expires_description", order.expiresDescription(), LONGEST_DESCRIPTION);
    }
}
