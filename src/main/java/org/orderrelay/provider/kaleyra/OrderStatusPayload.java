package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Order;

/** The order status template (S0): one component, no header, which S0 does not allow here. */
final class OrderStatusPayload {
    private OrderStatusPayload() {}

    static String write(Notification notification) {
        return TemplateJson.write(notification, json -> component(json, notification.order()));
    }

    private static void component(JsonGenerator json, Order order) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "order_status");
        json.writeArrayFieldStart("parameters");
        json.writeStartObject();
        json.writeStringField("type", "order_status");
        json.writeObjectFieldStart("order_status");
        json.writeStringField("reference_id", order.referenceId());
        json.writeObjectFieldStart("order");
        json.writeStringField("status", order.status().wire());
        TemplateJson.optional(json, "description", order.description());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
