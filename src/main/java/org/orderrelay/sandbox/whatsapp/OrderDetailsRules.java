package org.orderrelay.sandbox.whatsapp;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.orderrelay.sandbox.contract.JsonPart;

/** What WhatsApp demands of the {@code order_details} object (S1, facts 1.3, 2.2). */
public final class OrderDetailsRules {
    static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_.-]{1,35}");

    private static final Pattern LONG_REFERENCE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{6}");
    private static final Set<String> DETAILS = Set.of(
            "reference_id",
            "type",
            "currency",
            "total_amount",
            "payment_configuration",
            "payment_type",
            "payment_settings",
            "beneficiaries",
            "order");
    private static final Set<String> ORDER =
            Set.of("status", "type", "items", "subtotal", "tax", "shipping", "discount", "catalog_id", "expiration");
    private static final Set<String> BENEFICIARY =
            Set.of("name", "address_line1", "address_line2", "city", "state", "country", "postal_code");
    private static final Set<String> PLAIN = Set.of("offset", "value", "description");
    private static final Set<String> DISCOUNT = Set.of("offset", "value", "description", "discount_program_name");
    private static final int LEAST_SECONDS = 300;
    private static final int LONGEST_DESCRIPTION = 120;
    private static final int LONGEST = 60;
    private static final int MOST_BENEFICIARIES = 10;

    private final Dialect dialect;
    private final Clock clock;
    private final ItemRules items;
    private final PaymentSettingsRules payments;

    /** @param clock for expiries, which have to lie ahead */
    public OrderDetailsRules(Dialect dialect, Clock clock) {
        this.dialect = dialect;
        this.clock = clock;
        this.items = new ItemRules(dialect);
        this.payments = new PaymentSettingsRules(dialect);
    }

    void check(JsonPart details) {
        details.only(DETAILS);
        boolean brazil = dialect == Dialect.META && "BRL".equals(details.read("currency"));
        details.oneOf("currency", dialect == Dialect.META ? Set.of("INR", "BRL") : Set.of("INR"));
        details.matches("reference_id", brazil ? LONG_REFERENCE : REFERENCE);
        details.oneOf("type", Set.of("digital-goods", "physical-goods"));
        JsonPart order = details.object("order").only(ORDER);
        boolean gateway = payments.check(details, brazil);
        order(order);
        beneficiaries(details);
        long ofItems = items.sum(order, gateway && !order.has("catalog_id"));
        sums(details, order, ofItems);
    }

    private void order(JsonPart order) {
        order.is("status", "pending");
        if (order.has("type")) {
            order.is("type", "quick_pay");
        }
        order.optionalText("catalog_id", 255);
        if (order.has("expiration")) {
            JsonPart expiration = order.object("expiration").only(Set.of("timestamp", "description"));
            expiration.matches("timestamp", SECONDS);
            expiration.optionalText("description", LONGEST_DESCRIPTION);
            ahead(expiration);
        }
    }

    /** Kaleyra's pages say nothing of a minimum. */
    private void ahead(JsonPart expiration) {
        String seconds = expiration.read("timestamp");
        if (dialect == Dialect.META
                && seconds != null
                && SECONDS.matcher(seconds).matches()) {
            long earliest = clock.instant().getEpochSecond() + LEAST_SECONDS;
            if (Long.parseLong(seconds) < earliest) {
                expiration.invalid("timestamp", "must lie at least " + LEAST_SECONDS + " s ahead");
            }
        }
    }

    private static void beneficiaries(JsonPart details) {
        if (!details.has("beneficiaries")) {
            return;
        }
        for (JsonPart beneficiary : details.elements("beneficiaries", 1, MOST_BENEFICIARIES)) {
            beneficiary.only(BENEFICIARY);
            beneficiary.text("name", 200);
            beneficiary.text("address_line1", 100);
            beneficiary.optionalText("address_line2", 100);
            beneficiary.text("city", 255);
            beneficiary.text("state", 255);
            beneficiary.is("country", "India");
            beneficiary.matches("postal_code", POSTAL_CODE);
        }
    }

    private void sums(JsonPart details, JsonPart order, long ofItems) {
        boolean all = dialect == Dialect.KALEYRA;
        long total = ItemRules.amount(details, "total_amount");
        long subtotal = ItemRules.amount(order, "subtotal");
        long tax = described(order, "tax", PLAIN, true);
        long shipping = described(order, "shipping", PLAIN, all);
        long discount = described(order, "discount", DISCOUNT, all);
        if (subtotal != ofItems) {
            order.invalid("subtotal", "is not the sum of the items");
        }
        if (total <= 0 || total != subtotal + tax + shipping - discount) {
            details.invalid("total_amount", "is not subtotal + tax + shipping - discount");
        }
    }

    private static long described(JsonPart order, String field, Set<String> fields, boolean required) {
        if (!required && !order.has(field)) {
            return 0;
        }
        JsonPart amount = order.object(field).only(fields);
        for (String text : List.of("description", "discount_program_name")) {
            amount.optionalText(text, LONGEST);
        }
        return ItemRules.value(amount);
    }
}
