package org.orderrelay.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.Traits;

/** Finds in Meta's message object what the sandbox has to know of it. Takes whatever is there. */
public final class MessageReading {
    private MessageReading() {}

    /**
     * Reads a message.
     *
     * @param deliveryId the correlation value, wherever the provider has it
     * @param echo what the provider's events give back
     */
    public static Message read(String account, JsonNode message, @Nullable String deliveryId, JsonNode echo) {
        JsonNode template = message.path("template");
        for (JsonNode component : template.path("components")) {
            JsonNode parameter = component.path("parameters").path(0);
            JsonNode details = parameter.path("action").path("order_details");
            JsonNode content = details.isObject() ? details : parameter.path("order_status");
            if (content.isObject()) {
                return new Message(
                        account,
                        text(message.path("to")),
                        text(content.path("reference_id")),
                        details.isObject() ? Message.ORDER_DETAILS : Message.ORDER_STATUS,
                        text(content.path("order").path("status")),
                        deliveryId,
                        traits(template, content, echo));
            }
        }
        return new Message(account, text(message.path("to")), null, null, null, deliveryId, Traits.NONE);
    }

    private static Traits traits(JsonNode template, JsonNode content, JsonNode echo) {
        return new Traits(
                text(template.path("name")),
                text(template.path("language").path("code")),
                content.path("total_amount").path("value").asLong(),
                text(content.path("currency")),
                null,
                null,
                echo);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
