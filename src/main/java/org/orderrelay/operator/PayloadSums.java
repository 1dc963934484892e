package org.orderrelay.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orderrelay.order.Violation;

/**
 * The sums of an invoice in a payload, in WhatsApp's spelling and in Infobip's: the total is subtotal + tax + shipping -
 * discount, the subtotal is what the items cost (facts 2.2, 3.2). A sum that the original did not keep is not asked for.
 */
final class PayloadSums {
    private final List<Violation> found = new ArrayList<>();

    private PayloadSums() {}

    /** The sums an edit breaks. */
    static List<Violation> broken(JsonNode before, JsonNode after) {
        Set<String> brokenBefore = all(before).stream().map(Violation::path).collect(Collectors.toUnmodifiableSet());
        return all(after).stream()
                .filter(violation -> !brokenBefore.contains(violation.path()))
                .toList();
    }

    private static List<Violation> all(JsonNode payload) {
        PayloadSums sums = new PayloadSums();
        sums.visit("", payload);
        return sums.found;
    }

    private void visit(String path, JsonNode node) {
        if (node.path("order").has("subtotal")) {
            invoice(path, node);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(path + '/' + i, node.get(i));
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            visit(path + '/' + field.getKey(), field.getValue());
        }
    }

    private void invoice(String path, JsonNode node) {
        JsonNode order = node.path("order");
        String total = node.has("totalAmount") ? "totalAmount" : "total_amount";
        BigDecimal sum = amount(order.path("subtotal"))
                .add(amount(order.path("tax")))
                .add(amount(order.path("shipping")))
                .subtract(amount(order.path("discount")));
        if (node.has(total) && sum.compareTo(amount(node.path(total))) != 0) {
            broken(path + '/' + total + "/value", "must be subtotal + tax + shipping - discount, which is " + sum);
        }
        BigDecimal items = items(order.path("items"));
        if (order.path("items").isArray() && items.compareTo(amount(order.path("subtotal"))) != 0) {
            broken(path + "/order/subtotal/value", "must be the sum of the items, which is " + items);
        }
    }

    private static BigDecimal items(JsonNode items) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : items) {
            JsonNode sale = item.has("saleAmount") ? item.path("saleAmount") : item.path("sale_amount");
            BigDecimal price = amount(sale.isMissingNode() ? item.path("amount") : sale);
            sum = sum.add(price.multiply(item.path("quantity").decimalValue()));
        }
        return sum;
    }

    /** {@code {"value": 1}}; Infobip's discount has it one level deeper. What is no number is told of elsewhere. */
    private static BigDecimal amount(JsonNode node) {
        JsonNode value = node.path("amount").has("value") ? node.at("/amount/value") : node.path("value");
        return value.decimalValue();
    }

    private void broken(String path, String message) {
        found.add(new Violation(path, "sum", message));
    }
}
