package org.orderrelay.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of an invoice on the wire, which a schema cannot say (facts 2.2, 3.2). */
final class Sums {
    private final List<String> faults = new ArrayList<>();

    private Sums() {}

    /** Kaleyra's and Meta's {@code order_details}. */
    static List<String> ofWhatsapp(JsonNode details) {
        return of(details.path("total_amount"), details.path("order"), "sale_amount", "/discount/value");
    }

    /** Infobip's {@code action}: the discount lies one level deeper. */
    static List<String> ofInfobip(JsonNode action) {
        return of(action.path("totalAmount"), action.path("order"), "saleAmount", "/discount/amount/value");
    }

    private static List<String> of(JsonNode total, JsonNode order, String sale, String discount) {
        Sums sums = new Sums();
        long lines = 0;
        for (JsonNode item : order.path("items")) {
            lines += sums.line(item, item.path("amount").path("value").asLong(), item.path(sale));
        }
        long subtotal = order.at("/subtotal/value").asLong();
        sums.equal("subtotal", subtotal, lines);
        long parts = subtotal
                + order.at("/tax/value").asLong()
                + order.at("/shipping/value").asLong();
        sums.equal(
                "total",
                total.path("value").asLong(),
                parts - order.at(discount).asLong());
        return sums.faults;
    }

    private long line(JsonNode item, long amount, JsonNode sale) {
        boolean reduced = !sale.isMissingNode();
        if (reduced && sale.path("value").asLong() >= amount) {
            faults.add("a sale that is none: " + item);
        }
        return (reduced ? sale.path("value").asLong() : amount)
                * item.path("quantity").asLong();
    }

    private void equal(String what, long told, long counted) {
        if (told != counted) {
            faults.add(what + " is " + told + ", counted " + counted);
        }
    }
}
