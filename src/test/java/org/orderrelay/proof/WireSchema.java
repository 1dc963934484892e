package org.orderrelay.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The providers' rules as JSON Schema, written from their documents and not from our code: strict, so that a field too
 * many fails as one too few does.
 */
final class WireSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Path FOLDER = Path.of("src/test/resources/schema");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private WireSchema() {}

    /** What is wrong with a payload, by {@code schema/<name>.json}; empty if nothing is. */
    static List<String> faults(String name, JsonNode payload) {
        Schema schema = READ.computeIfAbsent(name, WireSchema::read);
        return schema.validate(payload).stream().map(Error::toString).toList();
    }

    /** The names of all fields that a provider's schemas know. */
    static Set<String> known(String provider) {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(provider))) {
            for (Path file : files.toList()) {
                properties(JSON.readTree(file.toFile()), known);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    private static void properties(JsonNode schema, Set<String> known) {
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        schema.forEach(inner -> properties(inner, known));
    }

    /** Adds the names of all fields of a payload. */
    static void addFields(@Nullable JsonNode payload, Set<String> fields) {
        if (payload != null) {
            payload.fieldNames().forEachRemaining(fields::add);
            payload.forEach(inner -> addFields(inner, fields));
        }
    }

    private static Schema read(String name) {
        return REGISTRY.getSchema(SchemaLocation.of("classpath:schema/" + name + ".json"));
    }
}
