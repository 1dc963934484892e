package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Function;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;

/**
 * Makes a stored payload ready to go. Nearly always it goes as it stands: only another wire reference or an expiry
 * makes it worth reading.
 */
public final class StoredMessage {
    /** WhatsApp refuses invoices that expire sooner (facts 2.2). */
    public static final long LEAST_SECONDS_LEFT = 300;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonPointer components;

    /**
     * A reader of one provider's payloads.
     *
     * @param message JSON pointer to the message inside the payload; empty where the payload is the message
     */
    public StoredMessage(String message) {
        this.components = JsonPointer.compile(message + "/template/components");
    }

    /**
     * Fills in what depends on the moment.
     *
     * @param request makes the request from the body to send
     * @throws IllegalArgumentException if the payload, which a person may have edited, is no message of ours
     */
    public Prepared ready(Call call, Instant now, Function<String, Prepared.Request> request) {
        String body = call.payload();
        boolean expires = call.kind() == NotificationKind.ORDER_DETAILS && body.contains("\"expiration\"");
        // a quote inside a JSON text is always escaped, so this can only be the field itself
        boolean sameReference = body.contains("\"reference_id\":\"" + call.wireReference() + '"');
        if (expires || !sameReference) {
            JsonNode payload = read(call);
            JsonNode message = message(payload);
            String expired = expires ? expired(message, now) : "";
            if (!expired.isEmpty()) {
                return new Prepared.Expired(expired);
            }
            if (!sameReference && message instanceof ObjectNode fields) {
                fields.put("reference_id", call.wireReference());
                body = payload.toString();
            }
        }
        return request.apply(body);
    }

    /** The {@code order_details} or {@code order_status} object of the payload. */
    private JsonNode message(JsonNode payload) {
        for (JsonNode component : payload.at(components)) {
            JsonNode parameter = component.path("parameters").path(0);
            JsonNode details = parameter.at("/action/order_details");
            JsonNode message = details.isObject() ? details : parameter.path("order_status");
            if (message.isObject()) {
                return message;
            }
        }
        throw new IllegalArgumentException("the payload holds neither order_details nor order_status");
    }

    private static String expired(JsonNode message, Instant now) {
        long at = message.at("/order/expiration/timestamp").asLong(Long.MAX_VALUE);
        if (at <= now.getEpochSecond()) {
            return "The invoice expired before it could be sent.";
        }
        boolean tooLate = at - now.getEpochSecond() < LEAST_SECONDS_LEFT;
        return tooLate ? "The invoice expires in less than 300 s, which WhatsApp refuses." : "";
    }

    private static JsonNode read(Call call) {
        try {
            return MAPPER.readTree(call.payload());
        } catch (JsonProcessingException e) {
            // without its cause, which quotes the payload
            throw new IllegalArgumentException("the payload of delivery " + call.deliveryId() + " is not JSON");
        }
    }
}
