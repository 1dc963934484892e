package org.orderrelay.ledger.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.ReplayFilter;

/** A filter of a bulk replay as a condition on deliveries. */
record ReplayQuery(String where, List<Object> values, String json) {
    private static final Set<String> STATES = Set.of("dead", "abandoned", "failed");

    /**
     * Makes the condition.
     *
     * @throws IllegalArgumentException if the state is none that can be replayed
     */
    static ReplayQuery of(ReplayFilter filter) {
        if (!STATES.contains(filter.state())) {
            throw new IllegalArgumentException("filter.state must be dead, abandoned or failed");
        }
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        conditions.add(
                filter.state().equals("failed")
                        ? "state = 'accepted' AND receipt = 'failed'"
                        : "state = '" + filter.state() + "'" + DeliveryConditions.indexed(filter.state()));
        add(conditions, values, "account = ?", filter.account());
        add(conditions, values, "code = ?", filter.code());
        add(conditions, values, "reference_id = ?", filter.referenceId());
        add(conditions, values, "event_key IN (SELECT event_key FROM file_rows WHERE file_id = ?)", filter.fileId());
        add(conditions, values, "recorded_at >= ?", Micros.ofNullable(filter.since()));
        add(conditions, values, "recorded_at < ?", Micros.ofNullable(filter.until()));
        return new ReplayQuery(String.join(" AND ", conditions), values, json(filter));
    }

    Object[] parameters(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static String json(ReplayFilter filter) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("state", filter.state());
            Json.writeNullable(json, "account", filter.account());
            Json.writeNullable(json, "code", filter.code());
            Json.writeNullable(json, "reference_id", filter.referenceId());
            Json.writeNullable(json, "file_id", filter.fileId());
            Json.writeNullable(
                    json,
                    "since",
                    filter.since() == null ? null : filter.since().toString());
            Json.writeNullable(
                    json,
                    "until",
                    filter.until() == null ? null : filter.until().toString());
            json.writeEndObject();
        });
    }

    /** Reads {@link #json()} back. */
    static ReplayQuery of(String json) {
        JsonNode tree = Json.tree(json);
        return of(new ReplayFilter(
                tree.path("state").asText(),
                text(tree, "account"),
                text(tree, "code"),
                text(tree, "reference_id"),
                text(tree, "file_id"),
                time(tree, "since"),
                time(tree, "until")));
    }

    private static @Nullable String text(JsonNode tree, String name) {
        return tree.path(name).isTextual() ? tree.path(name).asText() : null;
    }

    private static @Nullable Instant time(JsonNode tree, String name) {
        String text = text(tree, name);
        return text == null ? null : Instant.parse(text);
    }
}
