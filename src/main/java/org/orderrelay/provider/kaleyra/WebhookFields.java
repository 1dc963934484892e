package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain values of one callback by name, wherever they stand: in {@code extra_info}, at the top, or where a profile
 * put them. What stands nearer to the root comes first. A list of statuses is left out: each of them is read by itself.
 */
final class WebhookFields {
    private static final String STATUSES = "statuses";
    /** Longer than any id or word that could be ours. */
    private static final int LONGEST = 512;

    private final Map<String, List<String>> values = new HashMap<>();

    private WebhookFields() {}

    static WebhookFields of(JsonNode callback) {
        WebhookFields fields = new WebhookFields();
        Deque<JsonNode> waiting = new ArrayDeque<>(List.of(callback));
        while (!waiting.isEmpty()) {
            JsonNode next = waiting.remove();
            if (next.isObject()) {
                next.properties().forEach(field -> fields.take(field.getKey(), field.getValue(), waiting));
            } else {
                next.forEach(waiting::add);
            }
        }
        return fields;
    }

    private void take(String name, JsonNode value, Deque<JsonNode> waiting) {
        if (value.isContainerNode()) {
            if (!name.equals(STATUSES)) {
                waiting.add(value);
            }
            return;
        }
        String text = text(value);
        if (text != null) {
            values.computeIfAbsent(WebhookNames.normal(name), any -> new ArrayList<>(1))
                    .add(text);
        }
    }

    /** The value under the first of the names that has one. */
    @Nullable
    String first(List<String> names) {
        for (String name : names) {
            List<String> found = values.get(name);
            if (found != null) {
                return found.get(0);
            }
        }
        return null;
    }

    /** The value in the first of the places that has one. */
    static @Nullable String first(List<WebhookFields> places, List<String> names) {
        for (WebhookFields place : places) {
            String found = place.first(names);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Every value under any of the names. */
    List<String> all(List<String> names) {
        List<String> found = new ArrayList<>();
        names.forEach(name -> found.addAll(values.getOrDefault(name, List.of())));
        return found;
    }

    /** A text or a whole number; null for anything else, and for a variable of a profile that nobody filled in. */
    static @Nullable String text(JsonNode value) {
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return null;
        }
        String text = value.asText().strip();
        boolean unfilled = text.startsWith("<") && text.endsWith(">");
        return text.isEmpty() || text.length() > LONGEST || unfilled ? null : text;
    }
}
