package org.orderrelay.sandbox.infobip;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Fault;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.Reply;

/** Infobip's answers (facts 3.3): a status per message inside a 200, and two envelopes for errors. */
final class InfobipReplies {
    private static final String ENROUTE = "7";
    private static final String BULK_ID = "2034072219640500001";
    private static final Map<String, Refusal> ERRORS = Map.of(
            "bad-request", new Refusal(400, "BAD_REQUEST", "Bad request"),
            "unauthorized", new Refusal(401, "UNAUTHORIZED", "Unauthorized"),
            "forbidden", new Refusal(403, "FORBIDDEN", "Forbidden"),
            "not-found", new Refusal(404, "NOT_FOUND", "Requested URL not found"),
            "too-many-requests", new Refusal(429, "TOO_MANY_REQUESTS", "Too many requests"),
            "general-error", new Refusal(500, "GENERAL_ERROR", "Something went wrong. Please contact support."),
            "unlisted-400", new Refusal(400, "SOMETHING_NEW", "Something new"),
            "unlisted-500", new Refusal(500, "SOMETHING_NEW", "Something new"));

    private InfobipReplies() {}

    private record Refusal(int status, String id, String text) {}

    static @Nullable Reply named(String name, @Nullable String argument, Message message, String messageId) {
        if (name.equals("accept")) {
            return message(message, messageId, ENROUTE, true);
        }
        if (name.equals("rejected")) {
            return argument != null && InfobipCodes.isStatus(argument) ? rejected(message, messageId, argument) : null;
        }
        if (ERRORS.containsKey(name)) {
            return error(name).withRetryAfter(argument);
        }
        return name.matches("e(400|401|403|404|429|500)") ? newer(name).withRetryAfter(argument) : null;
    }

    /** A 200 whose status says no. */
    static Reply rejected(Message message, String messageId, String status) {
        return message(message, messageId, status, false);
    }

    private static Reply message(Message message, String messageId, String status, boolean accepted) {
        JsonObject one = new JsonObject()
                .put("to", message.recipient())
                .put("messageCount", 1)
                .put("messageId", messageId)
                .put("status", InfobipCodes.status(status));
        boolean bulk = message.traits().template() != null;
        JsonObject body = bulk
                ? new JsonObject().put("messages", new JsonArray().add(one)).put("bulkId", BULK_ID)
                : one;
        return accepted
                ? Reply.accepted(200, "status-" + status, body.encode())
                : Reply.json(200, "status-" + status, body.encode());
    }

    /** The older envelope, the one these endpoints document. */
    static Reply error(String name) {
        return error(known(name), null);
    }

    /** A 400 that says which fields are wrong. */
    static Reply invalid(List<Fault> faults) {
        Map<String, JsonArray> texts = new LinkedHashMap<>();
        faults.forEach(fault ->
                texts.computeIfAbsent(fault.path(), path -> new JsonArray()).add(fault.why()));
        JsonObject validation = new JsonObject();
        texts.forEach(validation::put);
        return error(known("bad-request"), validation);
    }

    private static Refusal known(String name) {
        return Objects.requireNonNull(ERRORS.get(name), name);
    }

    private static Reply error(Refusal error, @Nullable JsonObject validation) {
        JsonObject exception = new JsonObject().put("messageId", error.id()).put("text", error.text());
        if (validation != null) {
            exception.put("validationErrors", validation);
        }
        JsonObject body = new JsonObject().put("requestError", new JsonObject().put("serviceException", exception));
        return Reply.json(error.status(), error.id(), body.encode());
    }

    private static Reply newer(String name) {
        int status = Integer.parseInt(name.substring(1));
        JsonObject body = new JsonObject()
                .put("errorCode", "E" + status)
                .put("description", "As scripted")
                .put("action", "See the documentation")
                .put("violations", new JsonArray())
                .put("resources", new JsonArray());
        return Reply.json(status, "E" + status, body.encode());
    }
}
