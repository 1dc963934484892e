package org.orderrelay.proof;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A provider's own sample of a request: a row of samples.yaml.
 *
 * @param faults places where its own documents contradict it, or where it masks a value
 * @param corrected what stands there instead
 */
record Sample(String file, String schema, List<String> faults, Map<String, String> corrected) {
    static final Path RESOURCES = Path.of("src/test/resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    Sample {
        faults = faults == null ? List.of() : faults;
        corrected = corrected == null ? Map.of() : corrected;
    }

    static List<Sample> all() throws IOException {
        return new YAMLMapper()
                .readValue(RESOURCES.resolve("schema/samples/samples.yaml").toFile(), new TypeReference<>() {});
    }

    static Sample of(String schema) throws IOException {
        return all().stream()
                .filter(sample -> sample.schema.equals(schema))
                .findFirst()
                .orElseThrow();
    }

    JsonNode asDocumented() throws IOException {
        return JSON.readTree(RESOURCES.resolve(file).toFile());
    }

    JsonNode asCorrected() throws IOException {
        JsonNode document = asDocumented();
        corrected.forEach(
                (place, value) -> put(document, place, JSON.getNodeFactory().textNode(value)));
        return document;
    }

    /** Puts a value at a place, or takes the field away if there is no value. */
    static void put(JsonNode document, String place, JsonNode value) {
        JsonPointer pointer = JsonPointer.compile(place);
        ObjectNode parent = (ObjectNode) document.at(pointer.head());
        String field = pointer.last().getMatchingProperty();
        if (value == null) {
            parent.remove(field);
        } else {
            parent.set(field, value);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
