package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook as a tree. JSON is read as broken as Kaleyra documents it (facts 1.5): a comma after the last
 * member, names without quotes. A callback profile may send a form instead; its values may hold JSON again.
 */
final class WebhookDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private WebhookDocument() {}

    /** An object or an array; null if the body is neither JSON nor a form. */
    static @Nullable JsonNode read(String body) {
        String text = (body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body).strip();
        return isContainer(text) ? json(text) : form(text);
    }

    private static boolean isContainer(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null; // the caller says so; the parser's words would quote the document
        }
    }

    private static @Nullable JsonNode form(String text) {
        ObjectNode fields = JSON.createObjectNode();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.set(decoded(pair.substring(0, equals)), value(decoded(pair.substring(equals + 1))));
                } catch (IllegalArgumentException e) {
                    return null; // a % without its two digits: no form
                }
            }
        }
        return fields.isEmpty() ? null : fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode value(String text) {
        JsonNode inner = isContainer(text) ? json(text) : null;
        return inner == null ? TextNode.valueOf(text) : inner;
    }
}
