package org.orderrelay.provider.kaleyra;

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
 * Reads the envelope {@code {code, message, data, error}} (facts 1.4). {@code data} is an object or an array; the
 * documented 202 is not JSON at all, so what does not parse is searched for the two fields that matter.
 */
final class AnswerBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"\\\\]{1,64})\"");
    private static final Pattern MESSAGE_ID = Pattern.compile("\"message_id\"\\s*:\\s*\"([^\"\\\\]{1,255})\"");
    private static final String SUCCESS = "WA2";
    private static final int LONGEST = 255;

    private AnswerBody() {}

    static Finding read(Answer answer, @Nullable Duration retryAfter) {
        JsonNode tree = tree(answer.body());
        if (tree == null) {
            return search(answer, retryAfter);
        }
        String code = text(tree.path("code"));
        JsonNode data = tree.path("data");
        String messageId = text((data.isArray() ? data.path(0) : data).path("message_id"));
        return new Finding(answer.status(), code, detail(tree.path("error")), messageId, retryAfter);
    }

    private static @Nullable JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Only what begins like an object can be Kaleyra's; a code inside an HTML page is not. */
    private static Finding search(Answer answer, @Nullable Duration retryAfter) {
        String body = answer.body().strip();
        if (!body.startsWith("{")) {
            return new Finding(answer.status(), null, null, null, retryAfter);
        }
        String code = group(CODE, body);
        String messageId = group(MESSAGE_ID, body);
        // a broken 2xx is never a reason to send again, whatever else stands in it
        boolean taken = answer.status() / 100 == 2;
        boolean success = code != null && CodeTable.normal(code).startsWith(SUCCESS);
        return new Finding(answer.status(), taken && !success ? null : code, null, messageId, retryAfter);
    }

    private static @Nullable String group(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? printable(matcher.group(1)) : null;
    }

    /** The single key inside {@code error}; nothing if there are none or several. */
    private static @Nullable String detail(JsonNode error) {
        return error.isObject() && error.size() == 1 ? error.fieldNames().next() : null;
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        return printable(text);
    }

    /** What cannot be a code or an id (blank, endless, with control characters) is none: it is stored and shown. */
    private static @Nullable String printable(String text) {
        boolean odd = text.isBlank()
                || text.length() > LONGEST
                || text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        return odd ? null : text;
    }
}
