package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Durations;

/** The fields of one YAML mapping, read with defaults and bounds; faults are collected with their path. */
final class YamlFields {
    private final JsonNode node;
    private final String path;
    private final List<String> faults;

    YamlFields(JsonNode node, String path, List<String> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    void fault(String key, String message) {
        faults.add(path + "." + key + " " + message);
    }

    /** Whether a mapping stands there, be it empty. */
    boolean hasMapping(String key) {
        return node.path(key).isObject();
    }

    YamlFields child(String key) {
        JsonNode child = node.path(key);
        if (!child.isMissingNode() && !child.isObject()) {
            fault(key, "must be a mapping");
            return new YamlFields(MissingNode.getInstance(), path + "." + key, faults);
        }
        return new YamlFields(child, path + "." + key, faults);
    }

    List<YamlFields> children(String key) {
        List<YamlFields> children = new ArrayList<>();
        for (JsonNode child : node.path(key)) {
            children.add(new YamlFields(child, path + "." + key + "[" + children.size() + "]", faults));
        }
        return children;
    }

    /** Every scalar of this mapping as text. */
    Map<String, String> scalars() {
        Map<String, String> scalars = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                scalars.put(field.getKey(), field.getValue().asText());
            }
        });
        return scalars;
    }

    @Nullable
    String optional(String key) {
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    String text(String key, String standard) {
        String value = optional(key);
        return value == null ? standard : value;
    }

    String required(String key) {
        String value = optional(key);
        if (value == null || value.isBlank()) {
            fault(key, "is missing");
            return "";
        }
        return value;
    }

    int number(String key, int standard, int least, int most) {
        return (int) decimal(key, standard, least, most);
    }

    double decimal(String key, double standard, double least, double most) {
        String text = optional(key);
        if (text == null) {
            return standard;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            fault(key, "is not a number");
            return standard;
        }
        fault(key, "must be between " + least + " and " + most);
        return standard;
    }

    Duration duration(String key, Duration standard) {
        String text = optional(key);
        if (text == null) {
            return standard;
        }
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            fault(key, "must be a time such as 500ms, 5s, 10m or 1h");
            return standard;
        }
    }
}
