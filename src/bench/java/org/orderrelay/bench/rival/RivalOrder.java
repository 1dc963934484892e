package org.orderrelay.bench.rival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.UUID;

/** An order as a rival sees it: a tree, checked for nothing but what is needed to compose the provider's JSON from it. */
public record RivalOrder(String eventKey, String referenceId, String deliveryId, String payload) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RivalOrder read(String text) throws JsonProcessingException {
        return of(JSON.readTree(text));
    }

    static RivalOrder of(JsonNode order) throws JsonProcessingException {
        String reference = order.required("reference_id").asText();
        String key = reference
                + '|'
                + order.required("status").asText()
                + '|'
                + order.path("occurred_at").asText();
        String id = UUID.randomUUID().toString();
        return new RivalOrder(key, reference, id, JSON.writeValueAsString(payload(order, id)));
    }

    /** What goes onto {@code orders.outcomes}. */
    String outcome(int status) throws JsonProcessingException {
        ObjectNode outcome = JSON.createObjectNode();
        outcome.put("reference_id", referenceId).put("delivery_id", deliveryId);
        return JSON.writeValueAsString(outcome.put("state", status < 300 ? "accepted" : "dead"));
    }

    private static ObjectNode payload(JsonNode order, String id) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode message = root.putObject("messaging_object");
        message.put("messaging_product", "whatsapp").put("recipient_type", "individual");
        message.put("to", order.required("customer").required("phone").asText()).put("type", "template");
        ObjectNode template = message.putObject("template").put("name", "bench");
        template.putObject("language").put("policy", "deterministic").put("code", "en_US");
        ObjectNode button = template.putArray("components").addObject();
        button.put("type", "button").put("sub_type", "order_details").put("index", 0);
        ObjectNode details = button.putArray("parameters")
                .addObject()
                .put("type", "action")
                .putObject("action")
                .putObject("order_details");
        details(order, details);
        ObjectNode extra = root.putObject("extra_info").put("ref", id);
        extra.put("ref1", order.path("refs").path("ref1").asText());
        extra.put("ref2", order.path("refs").path("ref2").asText());
        extra.put("wa_source", "api");
        return root;
    }

    private static void details(JsonNode order, ObjectNode details) {
        details.put("reference_id", order.required("reference_id").asText());
        details.put("type", "physical-goods")
                .put("currency", order.required("currency").asText());
        details.put("payment_configuration", "bench").put("payment_type", "upi");
        money(details.putObject("total_amount"), order.required("total_amount"));
        ObjectNode body = details.putObject("order").put("status", "pending");
        for (String part : new String[] {"subtotal", "shipping", "discount"}) {
            money(body.putObject(part), order.required(part));
        }
        money(
                body.putObject("tax")
                        .put("description", order.path("tax_description").asText()),
                order.required("tax"));
        for (JsonNode item : order.required("items")) {
            ObjectNode line = body.withArray("items").addObject();
            for (String field : new String[] {"retailer_id", "name", "country_of_origin", "importer_name"}) {
                line.put(field, item.required(field).asText());
            }
            line.put("quantity", item.required("quantity").asInt());
            line.set("importer_address", item.required("importer_address"));
            money(line.putObject("amount"), item.required("amount"));
            money(line.putObject("sale_amount"), item.required("sale_amount"));
        }
    }

    private static void money(ObjectNode node, JsonNode amount) {
        node.put("offset", 100)
                .put("value", new BigDecimal(amount.asText()).movePointRight(2).longValueExact());
    }
}
