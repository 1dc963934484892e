package org.orderrelay.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** YAML that keeps the line of each value, and a key that stands twice, so that a fault can be told with its place. */
sealed interface LinedYaml {
    /** From 1. */
    int line();

    /**
     * A plain value.
     *
     * @param text as written; null for {@code null} and nothing
     */
    record Scalar(int line, @Nullable String text) implements LinedYaml {}

    record Sequence(int line, List<LinedYaml> elements) implements LinedYaml {}

    record Block(int line, List<Entry> entries) implements LinedYaml {}

    record Entry(String key, int line, LinedYaml value) {}

    /**
     * Reads a file; an empty one is an empty block.
     *
     * @throws ConfigurationException if it is missing or is not YAML
     */
    static LinedYaml read(Path file) {
        try (YAMLParser parser = new YAMLFactory().createParser(Files.readString(file))) {
            return parser.nextToken() == null ? new Block(1, List.of()) : value(parser);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new ConfigurationException(List.of(file + place + ": not YAML: " + reason), e);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file + " cannot be read: " + e), e);
        }
    }

    private static LinedYaml value(YAMLParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> block(parser, line);
            case START_ARRAY -> sequence(parser, line);
            case VALUE_NULL -> new Scalar(line, null);
            default -> new Scalar(line, parser.getText());
        };
    }

    private static Block block(YAMLParser parser, int line) throws IOException {
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int at = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            entries.add(new Entry(key, at, value(parser)));
        }
        return new Block(line, entries);
    }

    private static Sequence sequence(YAMLParser parser, int line) throws IOException {
        List<LinedYaml> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new Sequence(line, elements);
    }
}
