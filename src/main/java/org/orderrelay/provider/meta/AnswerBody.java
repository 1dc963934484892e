package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Finding;
import org.orderrelay.provider.Answer;

/**
 * Reads {@code {messages: [{id, message_status}]}} and {@code {error: {code, error_subcode, …}}} (facts 2.5). The code
 * decides, not the HTTP status: throttling comes as 400, permanent faults as 500. Titles are not read, since Meta says
 * they will vanish, but for the code a message begins with where the code is missing. The detail is {@code error_subcode}.
 */
final class AnswerBody {
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"?(-?[0-9]{1,9})\\b");
    private static final Pattern MESSAGE_ID = Pattern.compile("\"id\"\\s*:\\s*\"(wamid\\.[^\"\\\\]{1,255})\"");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

    private AnswerBody() {}

    static Finding read(Answer answer, @Nullable Duration retryAfter) {
        JsonNode tree = LooseJson.tree(answer.body());
        if (tree == null) {
            return search(answer, retryAfter);
        }
        JsonNode message = first(tree.path("messages"));
        String messageId = LooseJson.text(message.path("id"));
        if (messageId != null && answer.status() / 100 == 2) {
            return new Finding(answer.status(), status(message), null, messageId, retryAfter);
        }
        JsonNode error = error(tree);
        String detail = LooseJson.text(error.path("error_subcode"));
        return new Finding(answer.status(), LooseJson.code(error), detail, messageId, retryAfter);
    }

    /** A word only: a number here would be taken for an error's code, and the message is taken, whatever it says. */
    private static @Nullable String status(JsonNode message) {
        String status = LooseJson.text(message.path("message_status"));
        return status != null && WORD.matcher(status).matches() ? status : null;
    }

    /** The error object; the payments page shows a list of them instead. */
    static JsonNode error(JsonNode tree) {
        JsonNode error = tree.path("error");
        return error.isObject() ? error : first(tree.path("errors"));
    }

    private static JsonNode first(JsonNode list) {
        return list.isArray() ? list.path(0) : list;
    }

    /** A body that is cut off or broken. Only what begins like an object can be Meta's; a code in an HTML page is not. */
    private static Finding search(Answer answer, @Nullable Duration retryAfter) {
        String body = answer.body().strip();
        if (!body.startsWith("{")) {
            return new Finding(answer.status(), null, null, null, retryAfter);
        }
        if (answer.status() / 100 == 2) {
            // a broken 2xx is never a reason to send again, whatever else stands in it
            return new Finding(answer.status(), null, null, group(MESSAGE_ID, body), retryAfter);
        }
        return new Finding(answer.status(), group(CODE, body), null, null, retryAfter);
    }

    private static @Nullable String group(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1) : null;
    }
}
