package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;

/**
 * Makes a stored payload ready to go. Nearly always it goes as it stands: only another wire reference or an expiry
 * makes it worth reading.
 */
final class MessageCall {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Meta refuses invoices that expire sooner (facts 2.2). */
    private static final long LEAST_SECONDS_LEFT = 300;

    private MessageCall() {}

    static Prepared prepare(Call call, Account account, Instant now) {
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
        return new Prepared.Request(uri(account), headers(account), body);
    }

    /** The {@code order_details} or {@code order_status} object of the payload. */
    private static JsonNode message(JsonNode payload) {
        for (JsonNode component : payload.at("/messaging_object/template/components")) {
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

    /** The plus goes as %2B, which no server can take for a blank. */
    private static URI uri(Account account) {
        return URI.create(base(account.baseUrl().toString())
                + "/v2/" + account.option("sid").orElseThrow()
                + "/whatsapp/" + account.sender().replace("+", "%2B")
                + "/messages");
    }

    private static String base(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Map<String, String> headers(Account account) {
        return Map.of(
                "api-key", account.secret("api-key").reveal(),
                "Content-Type", "application/json",
                "Accept", "application/json",
                "cache-control", "no-cache");
    }
}
