package org.orderrelay.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks fields of a JSON tree and keeps the first fault as {@code path: what is wrong}. */
final class JsonRules {
    private @Nullable String fault;

    @Nullable
    String fault() {
        return fault;
    }

    void refuse(String path, String why) {
        if (fault == null) {
            fault = path + ": " + why;
        }
    }

    void is(JsonNode parent, String name, String value) {
        oneOf(parent, name, Set.of(value));
    }

    void oneOf(JsonNode parent, String name, Set<String> values) {
        JsonNode node = parent.path(name);
        if (!node.isTextual() || !values.contains(node.asText())) {
            refuse(name, "must be one of " + values);
        }
    }

    void text(JsonNode parent, String name, int longest) {
        JsonNode node = parent.path(name);
        if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > longest) {
            refuse(name, "a text of 1 to " + longest + " characters is required");
        }
    }

    void optionalText(JsonNode parent, String name, int longest) {
        if (parent.has(name)) {
            text(parent, name, longest);
        }
    }

    void matches(JsonNode parent, String name, Pattern pattern) {
        JsonNode node = parent.path(name);
        if (!node.isTextual() || !pattern.matcher(node.asText()).matches()) {
            refuse(name, "required in the form " + pattern);
        }
    }

    /** The only element of an array of one. */
    JsonNode single(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (!node.isArray() || node.size() != 1) {
            refuse(name, "an array of one is required");
        }
        return node.path(0);
    }

    void exactly(JsonNode parent, String name, int value) {
        if (whole(parent, name, value) != value) {
            refuse(name, "must be the number " + value);
        }
    }

    int whole(JsonNode parent, String name, int least) {
        JsonNode node = parent.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < least) {
            refuse(name, "an integer from " + least + " is required");
        }
        return node.asInt();
    }

    /** {@code {offset: 100, value: n}} in minor units. */
    long amount(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (!node.isObject()) {
            refuse(name, "an amount is required");
        }
        exactly(node, "offset", 100);
        return whole(node, "value", 0);
    }
}
