package org.orderrelay.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The YAML files of {@code --config}, with their placeholders put in. */
final class ConfigFolder {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

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
     * Reads one file.
     *
     * @throws ConfigurationException if it is missing or is not YAML
     */
    JsonNode yaml(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            throw new ConfigurationException(List.of(file + " is missing"), null);
        }
        return parse(file);
    }

    /** The same, but a file that is not there is empty. */
    JsonNode yamlIfPresent(String name) {
        return Files.exists(file(name)) ? parse(file(name)) : MissingNode.getInstance();
    }

    private JsonNode parse(Path file) {
        try {
            return YAML.readTree(placeholders.resolve(withoutComments(Files.readString(file))));
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new ConfigurationException(List.of(file + place + ": not YAML: " + e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file + " cannot be read: " + e.getMessage()), e);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(List.of(file + ": " + e.getMessage()), e);
        }
    }

    /** A placeholder in a comment needs no variable; the line stays, so that line numbers stay. */
    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            kept.append(line.stripLeading().startsWith("#") ? "" : line).append('\n');
        }
        return kept.toString();
    }
}
