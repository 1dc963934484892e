package org.orderrelay.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Changes that leave an order valid by itself and may make it one that some provider refuses. Whoever does not refuse it
 * must still send what that provider takes.
 */
final class Wildness {
    private static final List<BiConsumer<Dice, Map<String, Object>>> CHANGES = List.of(
            (dice, order) -> order.put("reference_id", dice.word(35)),
            (dice, order) -> order.computeIfPresent("currency", (name, any) -> dice.pick(List.of("INR", "BRL"))),
            (dice, order) -> order.computeIfPresent(
                    "expires_at",
                    (name, any) -> Sending.NOW.plusSeconds(dice.between(1, 400)).toString()),
            (dice, order) -> order.put("payment", payment(dice)),
            (dice, order) -> order.remove("payment"),
            (dice, order) -> order.remove("catalog_id"),
            (dice, order) -> order.put("catalog_id", dice.word(64)),
            (dice, order) -> order.put("beneficiaries", List.of(abroad(dice))),
            (dice, order) -> customer(order).keySet().removeIf(field -> dice.in(50) && !field.equals("phone")),
            (dice, order) -> customer(order).put("name", dice.text(200)),
            (dice, order) ->
                    items(order).forEach(item -> item.put("image", "https://shop.example.com/" + dice.word(9))),
            (dice, order) -> items(order).forEach(item -> item.remove("retailer_id")),
            (dice, order) -> items(order)
                    .forEach(item ->
                            item.remove(dice.pick(List.of("country_of_origin", "importer_name", "importer_address")))),
            (dice, order) -> items(order).forEach(item -> item.put("importer_address", Map.of("city", dice.text(200)))),
            (dice, order) -> items(order).forEach(item -> item.put("retailer_id", " ")),
            (dice, order) -> order.put("tax_description", " "));

    private Wildness() {}

    static Map<String, Object> spoil(Dice dice, Map<String, Object> order) {
        for (int i = dice.between(1, 3); i > 0; i--) {
            dice.pick(CHANGES).accept(dice, order);
        }
        return order;
    }

    private static Map<String, Object> payment(Dice dice) {
        Map<String, Object> payment = new LinkedHashMap<>();
        payment.put(
                "type",
                dice.pick(List.of(
                        "upi",
                        "UPI_PAYU",
                        "PG_PAYU",
                        "PG_RAZORPAY",
                        "UPI_INTENT",
                        "UPI_LINK",
                        "BRAZIL",
                        "BRAZIL_PIX_DC",
                        "payment_gateway",
                        "payment_link",
                        "upi_intent_link",
                        "cash",
                        "")));
        payment.put("configuration", dice.pick(List.of("", " ", dice.text(60))));
        payment.put("gateway", dice.pick(List.of("", "razorpay", "payu", "zaakpay", "billdesk", "paypal")));
        payment.put("callback_data", new ArrayList<>(List.of("a", "b", "c", "d", "e")).subList(0, dice.between(0, 5)));
        payment.put("notes", Map.of(dice.word(64), dice.text(256)));
        payment.put(
                "extras",
                Map.of(dice.pick(List.of("receipt", "udf1", "extra1", "additional_info1", "colour")), dice.text(256)));
        payment.put("link", dice.pick(List.of("", "upi://pay?tr=1", "https://pay.example.com/1")));
        payment.put("product_description", dice.text(100));
        return payment;
    }

    private static Map<String, Object> abroad(Dice dice) {
        Map<String, Object> beneficiary = new LinkedHashMap<>();
        List.of("name", "address_line1", "city", "state", "country", "postal_code")
                .forEach(field -> beneficiary.put(field, dice.text(9)));
        return beneficiary;
    }

    @SuppressWarnings("unchecked") // the generator's own trees
    private static Map<String, Object> customer(Map<String, Object> order) {
        return (Map<String, Object>) order.get("customer");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> order) {
        return (List<Map<String, Object>>) order.getOrDefault("items", List.of());
    }
}
