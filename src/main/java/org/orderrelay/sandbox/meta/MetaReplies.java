package org.orderrelay.sandbox.meta;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Incoming;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.Reply;
import org.orderrelay.sandbox.whatsapp.WhatsAppCodes;

/** Meta's answers (facts 2.5): the code in the body decides, the HTTP status hardly tells. */
final class MetaReplies {
    private static final String BEARER = "Bearer ";
    private static final String TRACE = "AOrderRelaySandboxTrace";
    private static final int EXPIRED_SUBCODE = 463;
    private static final int NO_OBJECT_SUBCODE = 33;

    private MetaReplies() {}

    /** The bearer token of a call; null if it has none. */
    static @Nullable String token(Incoming call) {
        String header = call.header("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    /** The refusal of a call without a token that could be one; null if it has one. */
    static @Nullable Reply unauthorized(@Nullable String token) {
        if (token == null || token.isBlank()) {
            return graph("104", "An access token is required to request this resource.", null);
        }
        return token.equals("wrong-key") ? expired() : null;
    }

    static Reply expired() {
        return graph("190", "Error validating access token", EXPIRED_SUBCODE);
    }

    static Reply noSuchObject(String id) {
        return reply(
                400,
                "100",
                base("Unsupported request. Object with ID '" + id + "' does not exist", "GraphMethodException", "100")
                        .put("error_subcode", NO_OBJECT_SUBCODE));
    }

    static String wamid(String id) {
        return "wamid." + Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Reply named(String name, @Nullable String argument, Message message, String messageId) {
        return switch (name) {
            case "accept" -> accepted(message, messageId, "accepted");
            case "held" -> accepted(message, messageId, "held_for_quality_assessment");
            case "paused" -> accepted(message, messageId, "paused");
            case "no-id" -> Reply.accepted(200, "200", "{\"messaging_product\":\"whatsapp\",\"messages\":[]}");
            case "unlisted-400" -> reply(400, "999999", withDetails("(#999999) Something new", "999999"));
            case "unlisted-500" -> reply(500, "999998", withDetails("(#999998) Something new", "999998"));
            default ->
                WhatsAppCodes.find(name) == null
                        ? null
                        : error(name, "As scripted").withRetryAfter(argument);
        };
    }

    private static Reply accepted(Message message, String messageId, String status) {
        JsonObject contact = new JsonObject().put("input", message.recipient()).put("wa_id", message.user());
        JsonObject taken = new JsonObject().put("id", messageId).put("message_status", status);
        JsonObject body = new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("contacts", new JsonArray().add(contact))
                .put("messages", new JsonArray().add(taken));
        return Reply.accepted(200, "200", body.encode());
    }

    /** An error of the messages API, with {@code error_data}; 0 and 190 never have any. */
    static Reply error(String code, String details) {
        WhatsAppCodes.Code known = Objects.requireNonNull(WhatsAppCodes.find(code), code);
        if (code.equals("190")) {
            return expired();
        }
        JsonObject error = base("(#" + code + ") " + known.title(), "OAuthException", code)
                .put(
                        "error_data",
                        new JsonObject().put("messaging_product", "whatsapp").put("details", details));
        return reply(known.status(), code, error);
    }

    /** An error of Graph itself, without {@code error_data}. */
    private static Reply graph(String code, String message, @Nullable Integer subcode) {
        JsonObject error = base(message, "OAuthException", code);
        if (subcode != null) {
            error.put("error_subcode", subcode);
        }
        return reply(401, code, error);
    }

    /** An error of the management API, with words for the user. */
    static Reply management(String code, int subcode, String title, String message) {
        JsonObject error = base("Invalid parameter", "OAuthException", code)
                .put("is_transient", false)
                .put("error_user_title", title)
                .put("error_user_msg", message);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        return reply(400, code, error);
    }

    private static JsonObject withDetails(String message, String code) {
        return base(message, "OAuthException", code)
                .put(
                        "error_data",
                        new JsonObject().put("messaging_product", "whatsapp").put("details", "New"));
    }

    private static JsonObject base(String message, String type, String code) {
        return new JsonObject()
                .put("message", message)
                .put("type", type)
                .put("code", Integer.parseInt(code))
                .put("fbtrace_id", TRACE);
    }

    private static Reply reply(int status, String code, JsonObject error) {
        return Reply.json(status, code, new JsonObject().put("error", error).encode());
    }
}
