package org.orderrelay.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes JSON fields and leaves out the ones that say nothing: null, false, empty lists and pairs. */
final class JsonFields {
    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    void object(String name) throws IOException {
        json.writeObjectFieldStart(name);
    }

    void list(String name) throws IOException {
        json.writeArrayFieldStart(name);
    }

    /** Starts an object in a list. */
    void element() throws IOException {
        json.writeStartObject();
    }

    void endObject() throws IOException {
        json.writeEndObject();
    }

    void endList() throws IOException {
        json.writeEndArray();
    }

    void flag(String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }

    void number(String name, int value) throws IOException {
        json.writeNumberField(name, value);
    }

    /** Writes a value as its own text: money as {@code "457.90"}, a moment as ISO-8601. */
    void text(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    void texts(String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    /** Writes pairs sorted by name, because a map has no order of its own. */
    void pairs(String name, Map<String, String> pairs) throws IOException {
        if (!pairs.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (Map.Entry<String, String> pair : new TreeMap<>(pairs).entrySet()) {
                json.writeStringField(pair.getKey(), pair.getValue());
            }
            json.writeEndObject();
        }
    }
}
