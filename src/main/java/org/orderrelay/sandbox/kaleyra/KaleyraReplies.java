package org.orderrelay.sandbox.kaleyra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Reply;

/** Kaleyra's documented answers, word for word, and a few it should never give. */
final class KaleyraReplies {
    private static final String KEY = "Incorrect SID or API key.";
    private static final String PHONE = "Phone number is not present or does not belong to the account.";
    private static final String ACCOUNT =
            "API is not available for given customer.Please contact support for more info";
    private static final String VERSION = "The phone number you're using is associated with different Version of our WA"
            + " API. Please use the appropriate endpoint.";
    private static final String BALANCE = "Please check your balance, You have a low balance!";

    private KaleyraReplies() {}

    static @Nullable Reply named(String name, String messageId) {
        return switch (name) {
            case "accept" -> accepted(envelope("WA202", "Request Accepted", messageId));
            case "wa200" -> Reply.accepted(200, "WA200", envelope("WA200", "Request Accepted", messageId));
            case "broken-202" -> accepted(brokenAsDocumented(messageId));
            case "empty-202" -> accepted("");
            case "no-id-202" -> accepted(envelope("WA202", "Request Accepted", null));
            case "array-202" -> accepted("{\"code\":\"WA202\",\"message\":\"\",\"data\":[],\"error\":{}}");
            case "cut-202" -> accepted("{\"code\":\"WA202\",\"message\":\"Request Acc");
            case "rbc001" -> wrongKey();
            case "wa401" -> unknownSender();
            case "wa401-account" -> error(401, "WA-401", ACCOUNT, "account", ACCOUNT);
            case "wa401-version" -> error(401, "WA-401", VERSION, "phone_number", VERSION);
            case "wa400" -> payload("Incorrect payload format");
            case "wa500" -> error(500, "WA500", "Please try again later", "error", "Internal server error");
            case "e110" -> lowBalance();
            case "wav2101" -> error(400, "WAV2101", "Daily limit reached", "account", "Daily limit reached");
            case "unlisted-400" -> error(400, "WA999", "Something new", "payload", "Something new");
            case "unlisted-500" -> error(500, "WA998", "Something new", "error", "Something new");
            default -> null;
        };
    }

    static Reply wrongKey() {
        String body =
                "{\"code\":\"RBC001\",\"message\":\"" + KEY + "\",\"data\":[],\"error\":{\"error\":\"" + KEY + "\"}}";
        return Reply.json(401, "RBC001", body);
    }

    static Reply unknownSender() {
        return error(401, "WA401", PHONE, "phone_number", PHONE);
    }

    static Reply lowBalance() {
        return error(400, "E110", BALANCE, "balance", BALANCE);
    }

    static Reply payload(String fault) {
        return error(400, "WA400", "Refer to correct payload format", "payload", fault);
    }

    private static Reply accepted(String body) {
        return Reply.accepted(202, "WA202", body);
    }

    private static String envelope(String code, String message, @Nullable String messageId) {
        String data = messageId == null ? "{}" : "{\"message_id\":\"" + messageId + "\"}";
        return "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"data\":" + data + ",\"error\":{}}";
    }

    /** Both commas are missing in Kaleyra's own sample of its 202. */
    private static String brokenAsDocumented(String messageId) {
        return "{\n\"code\":\"WA202\"\n\"message\":\"Request Accepted\",\n\"data\":{\n  \"message_id\":\"" + messageId
                + "\"\n}\n\"error\":{}\n}\n";
    }

    private static Reply error(int status, String code, String message, String key, String cause) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code).put("message", message).putObject("data");
        body.putObject("error").put(key, cause);
        return Reply.json(status, code, body.toString());
    }
}
