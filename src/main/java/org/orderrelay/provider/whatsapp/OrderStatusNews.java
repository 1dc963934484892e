package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.orderrelay.order.Order;

/** The order status template (S0, S2): one component, no header, which the documents do not allow here. */
final class OrderStatusNews {
    private OrderStatusNews() {}

    /** Writes the component, inside the template's list. */
    static void write(JsonGenerator json, Order order) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "order_status");
        json.writeArrayFieldStart("parameters");
        json.writeStartObject();
        json.writeStringField("type", "order_status");
        json.writeObjectFieldStart("order_status");
        json.writeStringField("reference_id", order.referenceId());
        json.writeObjectFieldStart("order");
        json.writeStringField("status", order.status().wire());
        JsonText.optional(json, "description", order.description());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
