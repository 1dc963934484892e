package org.orderrelay.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Kaleyra demands of a payload (facts 1.2, 1.3), as strictly as its documents put it. */
final class KaleyraPayloadRules {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_.-]{1,35}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");
    private static final Pattern LINK = Pattern.compile("https://[^/\\s]+\\.[^\\s]+");
    private static final Set<String> STATUSES =
            Set.of("processing", "partially_shipped", "shipped", "completed", "canceled");
    private static final Set<String> GOODS = Set.of("digital-goods", "physical-goods");

    private final JsonRules rules = new JsonRules();

    private KaleyraPayloadRules() {}

    /** The first rule this payload breaks, in words; null if it keeps them all. */
    static @Nullable String fault(JsonNode payload) {
        KaleyraPayloadRules kaleyra = new KaleyraPayloadRules();
        kaleyra.envelope(payload);
        String fault = kaleyra.rules.fault();
        return fault == null ? null : "Incorrect payload format: " + fault;
    }

    private void envelope(JsonNode payload) {
        JsonNode message = payload.path("messaging_object");
        rules.is(message, "messaging_product", "whatsapp");
        if (message.has("recipient_type")) {
            rules.is(message, "recipient_type", "individual");
        }
        rules.matches(message, "to", PHONE);
        rules.is(message, "type", "template");
        JsonNode template = message.path("template");
        rules.text(template, "name", 512);
        rules.is(template.path("language"), "policy", "deterministic");
        rules.matches(template.path("language"), "code", LANGUAGE);
        for (String ref : new String[] {"ref", "ref1", "ref2", "wa_source"}) {
            // longer ones are cut, not refused
            rules.optionalText(payload.path("extra_info"), ref, Integer.MAX_VALUE);
        }
        components(template.path("components"));
    }

    private void components(JsonNode components) {
        int last = components.size() - 1;
        if (!components.isArray() || last < 0 || last > 1) {
            rules.refuse("components", "one or two are required");
            return;
        }
        if (components.path(last).path("type").asText().equals("order_status") && last == 0) {
            orderStatus(components.path(0));
            return;
        }
        if (last == 1) {
            header(components.path(0));
        }
        button(components.path(last));
    }

    private void orderStatus(JsonNode component) {
        JsonNode parameter = rules.single(component, "parameters");
        rules.is(parameter, "type", "order_status");
        JsonNode content = parameter.path("order_status");
        rules.matches(content, "reference_id", REFERENCE);
        rules.oneOf(content.path("order"), "status", STATUSES);
        rules.optionalText(content.path("order"), "description", 120);
    }

    private void header(JsonNode component) {
        rules.is(component, "type", "header");
        JsonNode parameter = rules.single(component, "parameters");
        rules.is(parameter, "type", "image");
        rules.matches(parameter.path("image"), "link", LINK);
    }

    private void button(JsonNode component) {
        rules.is(component, "type", "button");
        rules.is(component, "sub_type", "order_details");
        rules.exactly(component, "index", 0);
        JsonNode parameter = rules.single(component, "parameters");
        rules.is(parameter, "type", "action");
        orderDetails(parameter.path("action").path("order_details"));
    }

    private void orderDetails(JsonNode details) {
        rules.is(details, "currency", "INR");
        rules.text(details, "payment_configuration", 60);
        rules.is(details, "payment_type", "upi");
        rules.matches(details, "reference_id", REFERENCE);
        rules.oneOf(details, "type", GOODS);
        JsonNode order = details.path("order");
        rules.is(order, "status", "pending");
        if (order.has("type")) {
            rules.is(order, "type", "quick_pay");
        }
        rules.optionalText(order, "catalog_id", 255);
        if (order.has("expiration")) {
            rules.matches(order.path("expiration"), "timestamp", SECONDS);
            rules.optionalText(order.path("expiration"), "description", 120);
        }
        sums(details, order, items(order.path("items")));
    }

    private void sums(JsonNode details, JsonNode order, long ofItems) {
        long total = rules.amount(details, "total_amount");
        long subtotal = rules.amount(order, "subtotal");
        long tax = rules.amount(order, "tax");
        long shipping = rules.amount(order, "shipping");
        long discount = rules.amount(order, "discount");
        if (subtotal != ofItems) {
            rules.refuse("subtotal", "is not the sum of the items");
        }
        if (total <= 0 || total != subtotal + tax + shipping - discount) {
            rules.refuse("total_amount", "is not subtotal + tax + shipping - discount");
        }
    }

    private long items(JsonNode items) {
        if (!items.isArray() || items.isEmpty()) {
            rules.refuse("items", "at least one is required");
        }
        long sum = 0;
        for (JsonNode item : items) {
            rules.text(item, "name", 60);
            rules.text(item, "retailer_id", 255);
            rules.text(item, "country_of_origin", 255);
            rules.text(item, "importer_name", 255);
            for (String field : new String[] {"address_line1", "city", "country_code", "postal_code"}) {
                rules.text(item.path("importer_address"), field, 255);
            }
            sum += price(item) * rules.whole(item, "quantity", 1);
        }
        return sum;
    }

    private long price(JsonNode item) {
        long amount = rules.amount(item, "amount");
        if (!item.has("sale_amount")) {
            return amount;
        }
        long sale = rules.amount(item, "sale_amount");
        if (sale >= amount) {
            rules.refuse("sale_amount", "must be less than amount");
        }
        return sale;
    }
}
