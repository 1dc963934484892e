package org.orderrelay.sandbox.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.Traits;

/** Finds in a payload of any of the three endpoints what the sandbox has to know of it. Takes whatever is there. */
final class InfobipReading {
    private static final String[] ECHOED = {"callbackData", "entityId", "applicationId"};

    private InfobipReading() {}

    static Message read(JsonNode document) {
        boolean template = document.has("messages");
        JsonNode message = template ? document.path("messages").path(0) : document;
        JsonNode content = message.path("content");
        JsonNode action = template ? templateAction(content.path("templateData")) : content.path("action");
        boolean details = action.has("order");
        String from = text(message.path("from"));
        return new Message(
                InfobipContract.NAME + '/' + (from == null ? "unknown" : from),
                text(message.path("to")),
                text(reference(action.path("payment"))),
                details ? Message.ORDER_DETAILS : Message.ORDER_STATUS,
                details ? "pending" : lower(text(action.path("status"))),
                text(message.path("messageId")),
                traits(message, action));
    }

    /** Brazil may name several payments; the first one's id stands for the order. */
    private static JsonNode reference(JsonNode payment) {
        return payment.has("payments") ? payment.path("payments").path(0).path("id") : payment.path("id");
    }

    private static JsonNode templateAction(JsonNode data) {
        JsonNode button = data.path("buttons").path(0).path("action");
        return button.isObject()
                ? button
                : data.path("orderStatus").path("orderStatuses").path(0);
    }

    private static Traits traits(JsonNode message, JsonNode action) {
        JsonNode content = message.path("content");
        return new Traits(
                text(content.path("templateName")),
                text(content.path("language")),
                action.path("totalAmount").path("value").asLong(),
                text(action.path("orderCurrency")),
                text(message.path("messageId")),
                text(message.path("notifyUrl")),
                echo(message));
    }

    /** What the reports give back. */
    private static JsonNode echo(JsonNode message) {
        ObjectNode echo = JsonNodeFactory.instance.objectNode();
        for (String field : ECHOED) {
            if (message.has(field)) {
                echo.set(field, message.get(field));
            }
        }
        return echo;
    }

    private static @Nullable String lower(@Nullable String status) {
        return status == null ? null : status.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
