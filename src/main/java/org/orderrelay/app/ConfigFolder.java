package org.orderrelay.app;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The YAML files of {@code --config}, with their placeholders put in. */
final class ConfigFolder {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String NOT_YAML = "not YAML; a value with {{env:NAME}} or {{file:path}} stands in quotes";

    private final Path folder;
    private final Placeholders placeholders;

    ConfigFolder(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.placeholders = new Placeholders(environment);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * A value with its placeholders put in.
     *
     * @throws ConfigurationException if one leads nowhere
     */
    String resolve(String text) {
        return placeholders.resolve(text);
    }

    /**
     * Reads one file.
     *
     * @throws ConfigurationException if it is missing or is not YAML
     */
    JsonNode yaml(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            throw new ConfigurationException(List.of(file + " is missing"), null);
        }
        List<String> faults = new ArrayList<>();
        JsonNode parsed = parse(file, faults);
        ConfigurationException.throwIfAny(faults);
        return parsed;
    }

    /** The same, but a file that is not there is empty. */
    JsonNode yamlIfPresent(String name) {
        return Files.exists(file(name)) ? yaml(name) : MissingNode.getInstance();
    }

    /**
     * The same, with the faults collected; a value whose placeholder leads nowhere stays as it was written.
     *
     * @param needed whether it is a fault that there is no such file; else it is empty
     */
    JsonNode yaml(String name, boolean needed, List<String> faults) {
        Path file = file(name);
        if (!Files.exists(file)) {
            if (needed) {
                faults.add(file + " is missing");
            }
            return MissingNode.getInstance();
        }
        try {
            return parse(file, faults);
        } catch (ConfigurationException e) {
            faults.addAll(e.faults());
            return MissingNode.getInstance();
        }
    }

    private JsonNode parse(Path file, List<String> faults) {
        JsonNode parsed;
        try {
            parsed = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            // the parser quotes the line it stumbled over, and a secret may stand there: its words are not passed on
            throw new ConfigurationException(List.of(file + place(e.getLocation()) + ": " + NOT_YAML), null);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file + " cannot be read: " + e.getMessage()), e);
        }
        List<String> places = new ArrayList<>();
        JsonNode resolved = resolved(parsed, "", places);
        if (!places.isEmpty()) {
            YamlPlaces lines = new YamlPlaces(file);
            places.forEach(fault -> faults.add(lines.placed(fault)));
        }
        return resolved;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " line " + location.getLineNr() + " column " + location.getColumnNr();
    }

    /** Placeholders are put into values that are already parsed: whatever a secret holds, it stays one value. */
    private JsonNode resolved(JsonNode node, String path, List<String> faults) {
        if (node instanceof ObjectNode mapping) {
            String prefix = path.isEmpty() ? "" : path + ".";
            mapping.properties()
                    .forEach(field -> field.setValue(resolved(field.getValue(), prefix + field.getKey(), faults)));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, resolved(list.get(i), path + "[" + i + "]", faults));
            }
        } else if (node.isTextual()) {
            return scalar(node, path, faults);
        }
        return node;
    }

    private JsonNode scalar(JsonNode node, String path, List<String> faults) {
        try {
            return TextNode.valueOf(placeholders.resolve(node.textValue()));
        } catch (ConfigurationException e) {
            faults.add(path + ": " + e.getMessage());
            return node;
        }
    }
}
