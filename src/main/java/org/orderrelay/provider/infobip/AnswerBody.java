package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Finding;
import org.orderrelay.provider.Answer;

/**
 * Reads an answer to a send (facts 3.3, 3.4): the status of the one message, alone or in {@code messages}, or one of the
 * two error envelopes. In the older envelope {@code messageId} is the error's id and not a message's.
 *
 * @param words what Infobip says is wrong, safe to show; empty if it says nothing
 */
record AnswerBody(Finding finding, String words) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ERROR_ID =
            Pattern.compile("\"(?:messageId\"\\s*:\\s*\"([A-Z_]{1,64})|errorCode\"\\s*:\\s*\"([A-Z0-9_]{1,64}))\"");
    private static final int LONGEST_ID = 255;

    static AnswerBody read(Answer answer, @Nullable Duration retryAfter, CodeTable codes) {
        JsonNode tree = tree(answer.body());
        if (tree == null || !tree.isObject()) {
            return new AnswerBody(new Finding(answer.status(), search(answer), null, null, retryAfter), "");
        }
        JsonNode exception = exception(tree);
        if (exception != null) {
            boolean older = exception.has("messageId");
            String code = text(exception.path(older ? "messageId" : "errorCode"));
            String words = ErrorWords.of(exception, older ? "text" : "description");
            return new AnswerBody(new Finding(answer.status(), code, null, null, retryAfter), words);
        }
        JsonNode message =
                tree.path("messages").isArray() ? tree.path("messages").path(0) : tree;
        MessageStatus status = MessageStatus.of(message, codes);
        String messageId = text(message.path("messageId"));
        return new AnswerBody(new Finding(answer.status(), status.code(), status.detail(), messageId, retryAfter), "");
    }

    /** The part of an error body that says what is wrong; null if the body is no error's. */
    static @Nullable JsonNode exception(JsonNode tree) {
        if (tree.has("errorCode")) {
            return tree;
        }
        JsonNode error = tree.path("requestError");
        JsonNode exception = error.path("serviceException");
        if (exception.isMissingNode() && error.isObject() && error.elements().hasNext()) {
            exception = error.elements().next();
        }
        return exception.isObject() ? exception : null;
    }

    static @Nullable JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * The error id of a body that breaks off. Only what begins like an object can be Infobip's own, and in a broken 2xx
     * nothing is looked for: it is never a reason to send again.
     */
    private static @Nullable String search(Answer answer) {
        if (answer.status() / 100 == 2 || !answer.body().strip().startsWith("{")) {
            return null;
        }
        Matcher matcher = ERROR_ID.matcher(answer.body());
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    /** A text or number that can be an id; null if it is blank, too long, unprintable (it is stored and shown) or something else. */
    static @Nullable String text(JsonNode node) {
        String text = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        boolean odd = text.isBlank()
                || text.length() > LONGEST_ID
                || text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        return odd ? null : text;
    }
}
