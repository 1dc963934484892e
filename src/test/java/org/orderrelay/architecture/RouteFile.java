package org.orderrelay.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One file of {@code routes/}, read as the YAML it is and not as Camel reads it: Camel forgives a target that nobody
 * consumes and a policy that does not exist.
 */
record RouteFile(String name, int lines, List<JsonNode> definitions) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static RouteFile of(String name, String text) {
        try {
            List<JsonNode> definitions = new ArrayList<>();
            YAML.readTree(text).forEach(definitions::add);
            return new RouteFile(name, (int) text.lines().count(), definitions);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + " is not YAML", e);
        }
    }

    /** The id a route of this file must have. */
    String expectedId() {
        return name.replaceFirst("^[0-9]+-", "").replaceFirst("\\.yaml$", "");
    }

    /** The one route or template of the file; missing if it holds anything else. */
    JsonNode definition() {
        JsonNode only = definitions.size() == 1 ? definitions.get(0) : YAML.missingNode();
        return only.has("route") ? only.path("route") : only.path("routeTemplate");
    }

    /** What runs: the route itself, or the one inside the template. */
    JsonNode route() {
        return definition().has("route") ? definition().path("route") : definition();
    }

    String id() {
        return definition().path("id").asText();
    }

    String policy() {
        return route().path("routeConfigurationId").asText();
    }

    String from() {
        return uri(route().path("from"));
    }

    /** The endpoints it sends to. */
    List<String> targets() {
        return targets(route());
    }

    static List<String> targets(JsonNode steps) {
        List<String> targets = new ArrayList<>();
        walk(steps, (key, value) -> {
            if (key.equals("to") || key.equals("wireTap") || key.equals("toD")) {
                targets.add(uri(value));
            }
        });
        return targets;
    }

    /** Every key below a node with its value. */
    static void walk(JsonNode node, BiConsumer<String, JsonNode> visitor) {
        node.properties().forEach(field -> {
            visitor.accept(field.getKey(), field.getValue());
            walk(field.getValue(), visitor);
        });
        if (node.isArray()) {
            node.forEach(element -> walk(element, visitor));
        }
    }

    static String uri(JsonNode endpoint) {
        return endpoint.isTextual() ? endpoint.asText() : endpoint.path("uri").asText();
    }
}
