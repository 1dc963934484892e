package org.orderrelay.provider.whatsapp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;

/**
 * What WhatsApp would refuse from any provider, beyond what every order keeps to, and the list it is collected in. Every
 * violation is found, with its path in the canonical order. A provider adds its own rules to the same list.
 */
public final class OrderRules {
    /** Longest name of a template (S0). */
    public static final int LONGEST_TEMPLATE = 512;
    /** Longest name of a payment configuration (facts 2.2). */
    public static final int LONGEST_CONFIGURATION = 60;

    private final List<Violation> found = new ArrayList<>(0);

    public List<Violation> found() {
        return List.copyOf(found);
    }

    /** The rules of any message. */
    public void message(Order order, Template template, int longestReference) {
        int length = template.name().length();
        if (length == 0 || length > LONGEST_TEMPLATE) {
            refuse("", "template", "The template's name must have 1 to 512 characters; correct accounts.yaml.");
        }
        if (order.referenceId().length() > longestReference) {
            refuse("/reference_id", "length", "WhatsApp takes at most " + longestReference + " characters.");
        }
        String image = template.headerImage();
        if (image != null && !image.startsWith("https://")) {
            refuse("/header_image", "https", "WhatsApp loads the header image over https only.");
        }
    }

    /** The rules of an invoice: it has lines and amounts, and each amount fits. */
    public void invoice(Order order) {
        if (order.items().isEmpty()) {
            refuse("/items", "required", "An invoice needs at least one item.");
        }
        for (int i = 0; i < order.items().size(); i++) {
            LineItem item = order.items().get(i);
            fits("/items/" + i + "/amount", item.amount());
            fits("/items/" + i + "/sale_amount", item.saleAmount());
        }
        if (order.amounts() == null) {
            refuse("/total_amount", "required", "An invoice needs its amounts.");
        } else {
            amounts(order.amounts());
        }
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

    /** The importer's fields of a line are all there. */
    public void importer(String item, LineItem line, String message) {
        require(item + "/country_of_origin", line.countryOfOrigin(), message);
        require(item + "/importer_name", line.importerName(), message);
        Address address = line.importerAddress();
        String at = item + "/importer_address";
        require(at + "/address_line1", address == null ? null : address.addressLine1(), message);
        require(at + "/city", address == null ? null : address.city(), message);
        require(at + "/country_code", address == null ? null : address.countryCode(), message);
        require(at + "/postal_code", address == null ? null : address.postalCode(), message);
    }

    /** A payment configuration is named, and its name fits. */
    public void configuration(@Nullable String name) {
        require("/payment/configuration", name, "Name it in the order or in the account's payment settings.");
        atMost("/payment/configuration", name, LONGEST_CONFIGURATION);
    }

    public void require(String path, @Nullable String value, String message) {
        if (value == null || value.isBlank()) {
            refuse(path, "required", message);
        }
    }

    public void atMost(String path, @Nullable String value, int characters) {
        if (value != null && value.codePointCount(0, value.length()) > characters) {
            refuse(path, "length", "At most " + characters + " characters.");
        }
    }

    public void refuse(String path, String rule, String message) {
        found.add(new Violation(path, rule, message));
    }
}
