package org.orderrelay.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.orderrelay.notification.NotificationKind;

/** Where things stand in WhatsApp's own message, which Kaleyra and Meta share. */
final class WhatsappWire {
    private WhatsappWire() {}

    static JsonNode details(JsonNode message) {
        return parameter(message).at("/action/order_details");
    }

    static Wire.Told told(JsonNode message, String deliveryId, NotificationKind kind) {
        boolean invoice = kind == NotificationKind.ORDER_DETAILS;
        JsonNode said = invoice ? details(message) : parameter(message).path("order_status");
        List<String> items = new ArrayList<>();
        said.at("/order/items").forEach(item -> items.add(item.path("name").asText()));
        return new Wire.Told(
                said.path("reference_id").asText(),
                deliveryId,
                message.path("to").asText(),
                said.at("/order/status").asText(),
                said.at("/total_amount/value").asLong(),
                items);
    }

    /** The last component: a header may stand before it. */
    private static JsonNode parameter(JsonNode message) {
        JsonNode components = message.at("/template/components");
        return components.path(components.size() - 1).path("parameters").path(0);
    }
}
