package org.orderrelay.provider.meta;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.orderrelay.delivery.CodeTable;

/** Files of the tests and of the shipped configuration. */
final class Fixtures {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private Fixtures() {}

    static String text(String file) {
        try {
            return Files.readString(RESOURCES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String meta(String file) {
        return text("fixtures/meta/" + file);
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pretty(String json) {
        return tree(json).toPrettyString();
    }

    static <T> T yaml(String file, TypeReference<T> type) {
        try {
            return YAML.readValue(meta(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table the relay ships, read as {@code app} reads it. */
    static CodeTable shippedCodes() {
        return CodeTable.of(shippedRows());
    }

    static List<CodeTable.Row> shippedRows() {
        try {
            return YAML.readValue(Path.of("config/codes/meta.yaml").toFile(), CodeTable.Source.class)
                    .codes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
