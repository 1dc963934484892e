package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;

/**
 * Makes a stored payload ready to go. Nearly always it goes as it stands: only another wire reference, another round or
 * an expiry makes it worth reading. The payload, not the account, tells the endpoint, so that a change of {@code message} concerns new
 * orders only.
 */
final class MessageCall {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MESSAGES = "messages";
    private static final String TEMPLATE_START = "{\"messages\":[";
    private static final String SESSION_START = "{\"from\":";

    private final Call call;
    private final Account account;

    private MessageCall(Call call, Account account) {
        this.call = call;
        this.account = account;
    }

    static Prepared prepare(Call call, Account account, Instant now) {
        MessageCall message = new MessageCall(call, account);
        return message.isAsComposed()
                ? message.request(call.payload().startsWith(TEMPLATE_START), call.payload())
                : message.filled(now);
    }

    /** A quote inside a JSON text is always escaped, so each of these can only be the field itself. */
    private boolean isAsComposed() {
        String body = call.payload();
        return call.round() == 1
                && (body.startsWith(TEMPLATE_START) || body.startsWith(SESSION_START))
                && body.contains("\"id\":\"" + call.wireReference() + '"')
                && !body.contains('"' + OrderAction.EXPIRES_AT + "\":")
                && !body.contains("\"payments\":[");
    }

    private Prepared filled(Instant now) {
        JsonNode root = read();
        boolean template = root.has(MESSAGES);
        JsonNode message = template ? root.path(MESSAGES).path(0) : root;
        ObjectNode action = action(message.path("content"));
        reference(message, action.path("payment"));
        Optional<String> expired = expiry(action.at("/order/orderExpiration"), now);
        return expired.isPresent() ? new Prepared.Expired(expired.get()) : request(template, root.toString());
    }

    /** The object with the payment: a button's action, an order status, or the action of a session message. */
    private ObjectNode action(JsonNode content) {
        JsonNode parts = content.path("templateData");
        for (JsonNode candidate : new JsonNode[] {
            parts.at("/buttons/0/action"), parts.at("/orderStatus/orderStatuses/0"), content.path("action")
        }) {
            if (candidate instanceof ObjectNode action && action.path("payment").isObject()) {
                return action;
            }
        }
        throw new IllegalArgumentException("the payload of delivery " + call.deliveryId() + " holds no order");
    }

    /**
     * A message under another reference, or in another round, is a message of its own: it gets a message id of its own
     * too, or Infobip would take it for a repetition of the first and refuse it (status 23).
     */
    private void reference(JsonNode message, JsonNode payment) {
        String own = call.referenceId();
        String wire = call.wireReference();
        if (payment.has("id")) {
            ((ObjectNode) payment).put("id", wire);
        }
        for (JsonNode part : payment.path("payments")) {
            if (part instanceof ObjectNode single) {
                single.put("id", wire);
            }
        }
        if (message instanceof ObjectNode fields && !(wire.equals(own) && call.round() == 1)) {
            fields.put("messageId", messageId(own, wire));
        }
    }

    /** Our delivery id, so that reports find it, with what makes this message another one. */
    private String messageId(String own, String wire) {
        String suffix = wire.startsWith(own) ? wire.substring(own.length()) : '-' + wire;
        return call.deliveryId() + suffix + (call.round() == 1 ? "" : "-r" + call.round());
    }

    /** Puts in the seconds left, or says why it is too late. */
    private Optional<String> expiry(JsonNode expiration, Instant now) {
        if (!(expiration instanceof ObjectNode fields) || !fields.has(OrderAction.EXPIRES_AT)) {
            return Optional.empty();
        }
        long left = end(fields.remove(OrderAction.EXPIRES_AT).asText()).getEpochSecond() - now.getEpochSecond();
        if (left <= 0) {
            return Optional.of("The invoice expired before it could be sent.");
        }
        if (left < PayloadRules.LEAST_SECONDS_LEFT) {
            return Optional.of("The invoice expires in less than 360 s, which Infobip refuses.");
        }
        fields.put("expirationSeconds", left);
        return Optional.empty();
    }

    private Instant end(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expiresAt in the payload of delivery " + call.deliveryId() + " is no time", e);
        }
    }

    private JsonNode read() {
        try {
            return MAPPER.readTree(call.payload());
        } catch (JsonProcessingException e) {
            // without its cause, which quotes the payload
            throw new IllegalArgumentException("the payload of delivery " + call.deliveryId() + " is not JSON");
        }
    }

    private Prepared request(boolean template, String body) {
        String interactive =
                call.kind() == NotificationKind.ORDER_DETAILS ? Endpoint.ORDER_DETAILS : Endpoint.ORDER_STATUS;
        URI uri = Endpoint.uri(account, template ? Endpoint.TEMPLATE : interactive);
        return new Prepared.Request(uri, Endpoint.headers(account), body);
    }
}
