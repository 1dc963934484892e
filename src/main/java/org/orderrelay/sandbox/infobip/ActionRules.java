package org.orderrelay.sandbox.infobip;

import java.util.List;
import java.util.Set;
import org.orderrelay.sandbox.contract.JsonPart;

/** What Infobip demands of the order and its sums (S4, facts 3.2; texts of its specification). */
final class ActionRules {
    private static final Set<String> ACTION =
            Set.of("payment", "paymentConfiguration", "orderCurrency", "orderType", "totalAmount", "order");
    private static final Set<String> ORDER = Set.of(
            "catalogId", "items", "subtotal", "tax", "shipping", "discount", "orderExpiration", "orderDetailsType");
    private static final Set<String> ITEM = Set.of(
            "retailerId",
            "name",
            "amount",
            "saleAmount",
            "quantity",
            "originCountry",
            "importerName",
            "importerAddress");
    private static final Set<String> ADDRESS =
            Set.of("firstAddressLine", "secondAddressLine", "city", "zoneCode", "postalCode", "countryCode");
    private static final Set<String> STATUSES =
            Set.of("PENDING", "PROCESSING", "PARTIALLY_SHIPPED", "SHIPPED", "COMPLETED", "CANCELED");
    private static final int LEAST_EXPIRATION = 360;
    private static final int LONGEST = 60;
    private static final int LONGEST_DESCRIPTION = 120;
    private static final int MOST_ITEMS = 999;

    private ActionRules() {}

    /** An order details of the 24 hour window. */
    static void session(JsonPart action) {
        details(action, PaymentRules.SESSION);
    }

    /** The button of a template. */
    static void template(JsonPart action) {
        details(action, PaymentRules.TEMPLATE);
    }

    /** An order status: the payment's type and id name the order. */
    static void status(JsonPart action) {
        PaymentRules.reference(action.object("payment").only(Set.of("type", "id")));
        action.oneOf("status", STATUSES);
        action.anyText("description", LONGEST_DESCRIPTION);
    }

    private static void details(JsonPart action, Set<String> paymentTypes) {
        action.only(ACTION);
        String type = PaymentRules.check(action.object("payment"), paymentTypes);
        PaymentRules.configuration(action, type);
        action.oneOf("orderCurrency", Set.of("INR", "BRL"));
        action.oneOf("orderType", Set.of("PHYSICAL_GOODS", "DIGITAL_GOODS"));
        JsonPart order = action.object("order").only(ORDER);
        order.anyText("catalogId", 255);
        long subtotal = amount(order, "subtotal");
        if (subtotal != items(order, type.equals("UPI_PAYU") && !order.has("catalogId"))) {
            order.invalid("subtotal", "subtotal must be sum of the items");
        }
        long total = subtotal + described(order, "tax", true) + described(order, "shipping", false) - discount(order);
        if (amount(action, "totalAmount") != total) {
            action.invalid("", "totalAmount must be sum of subtotal, tax and shipping reduced by discount");
        }
        expiration(order);
        if (order.has("orderDetailsType")) {
            order.is("orderDetailsType", "QUICK_PAY");
        }
    }

    private static void expiration(JsonPart order) {
        if (order.has("orderExpiration")) {
            JsonPart expiration = order.object("orderExpiration").only(Set.of("expirationSeconds", "description"));
            expiration.whole("expirationSeconds", LEAST_EXPIRATION);
            if (!expiration.has("description")) {
                expiration.missing("description", "is required");
            }
            expiration.anyText("description", LONGEST_DESCRIPTION);
        }
    }

    private static long items(JsonPart order, boolean importerNeeded) {
        long sum = 0;
        for (JsonPart item : order.elements("items", 1, MOST_ITEMS)) {
            item.only(ITEM);
            item.text("retailerId", 255);
            item.text("name", LONGEST);
            importer(item, importerNeeded);
            sum += price(item) * item.whole("quantity", 1);
        }
        return sum;
    }

    private static void importer(JsonPart item, boolean needed) {
        for (String field : List.of("originCountry", "importerName")) {
            if (needed) {
                item.text(field, 255);
            }
            item.anyText(field, 255);
        }
        if (needed || item.has("importerAddress")) {
            JsonPart address = item.object("importerAddress").only(ADDRESS);
            ADDRESS.forEach(field -> address.anyText(field, 255));
        }
    }

    private static long price(JsonPart item) {
        long amount = amount(item, "amount");
        if (!item.has("saleAmount")) {
            return amount;
        }
        long sale = amount(item, "saleAmount");
        if (sale >= amount) {
            item.invalid("saleAmount", "saleAmount must be less than amount");
        }
        return sale;
    }

    private static long discount(JsonPart order) {
        if (!order.has("discount")) {
            return 0;
        }
        JsonPart discount = order.object("discount").only(Set.of("amount", "programName"));
        discount.anyText("programName", LONGEST);
        return described(discount, "amount", true);
    }

    private static long described(JsonPart parent, String field, boolean required) {
        if (!required && !parent.has(field)) {
            return 0;
        }
        JsonPart amount = parent.object(field).only(Set.of("value", "description"));
        amount.anyText("description", LONGEST);
        return amount.whole("value", 0);
    }

    private static long amount(JsonPart parent, String field) {
        return parent.object(field).only(Set.of("value")).whole("value", 0);
    }
}
