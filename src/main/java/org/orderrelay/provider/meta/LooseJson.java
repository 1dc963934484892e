package org.orderrelay.provider.meta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Meta says without relying on its types: a code may be a number or a text, a list of one may come as the one
 * alone, a field may be missing.
 */
final class LooseJson {
    /** Webhooks nest about ten deep; deeper is nobody's document. */
    private static final int DEEPEST = 64;

    private static final int LONGEST = 1024;
    private static final Pattern CODED = Pattern.compile("\\(#([0-9]{1,9})\\)");
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private LooseJson() {}

    /** The document; null if it is none. */
    static @Nullable JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * A text or a whole number as text; null if there is none, or one that cannot be an identifier or a word: blank,
     * endless, with control characters or half a surrogate pair.
     */
    static @Nullable String text(JsonNode node) {
        String text = null;
        if (node.isTextual()) {
            text = node.textValue().strip();
        } else if (node.isNumber() && node.canConvertToLong() && isWhole(node)) {
            text = Long.toString(node.longValue());
        }
        return text == null || text.isEmpty() || text.length() > LONGEST || !isPrintable(text) ? null : text;
    }

    /** The code of an error; where it is missing, the one its message begins with: {@code (#131056) …} (facts 2.5). */
    static @Nullable String code(JsonNode error) {
        String code = text(error.path("code"));
        Matcher named = CODED.matcher(error.path("message").asText(""));
        return code == null && named.lookingAt() ? named.group(1) : code;
    }

    /** Somebody's words on one line; null if there are none. */
    static @Nullable String words(JsonNode node) {
        String words = node.isTextual()
                ? node.textValue().replaceAll("\\p{Cntrl}+", " ").strip()
                : "";
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        return cut.isEmpty() || !isPrintable(cut) ? null : cut;
    }

    private static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber() || number.doubleValue() == number.longValue();
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                && (text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                        || StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    /** The first of these fields that holds a text. */
    static @Nullable String first(JsonNode object, String... names) {
        for (String name : names) {
            String text = text(object.path(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The elements of a list; an object alone is a list of one. */
    static Iterable<JsonNode> each(JsonNode node) {
        if (node.isArray()) {
            return node;
        }
        return node.isObject() ? List.of(node) : List.of();
    }
}
