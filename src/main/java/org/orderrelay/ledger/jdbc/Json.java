package org.orderrelay.ledger.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Refs;
import org.orderrelay.order.Violation;

/** JSON the ledger stores or binds, written as a stream. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NO_REFS = "{}";

    private Json() {}

    /** Writes one document. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static String of(Body body) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static String array(Collection<String> values) {
        return of(json -> {
            json.writeStartArray();
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    static String refs(Refs refs) {
        if (refs.equals(Refs.NONE)) {
            return NO_REFS;
        }
        return of(json -> {
            json.writeStartObject();
            writePresent(json, "ref", refs.ref());
            writePresent(json, "ref1", refs.ref1());
            writePresent(json, "ref2", refs.ref2());
            json.writeEndObject();
        });
    }

    static String violations(List<Violation> violations) {
        return of(json -> writeViolations(json, violations));
    }

    static void writeViolations(JsonGenerator json, List<Violation> violations) throws IOException {
        json.writeStartArray();
        for (Violation violation : violations) {
            json.writeStartObject();
            json.writeStringField("path", violation.path());
            json.writeStringField("rule", violation.rule());
            json.writeStringField("message", violation.message());
            writeCell(json, violation.cell());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeCell(JsonGenerator json, @Nullable Cell cell) throws IOException {
        if (cell != null) {
            json.writeObjectFieldStart("cell");
            json.writeNumberField("row", cell.row());
            json.writeNumberField("line", cell.line());
            json.writeStringField("value", cell.value());
            json.writeEndObject();
        }
    }

    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Violation> violationsOf(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<List<Violation>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A field that is there even when it says nothing. */
    static void writeNullable(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    private static void writePresent(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
