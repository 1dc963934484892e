package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A JSON document written as a stream into a string: no tree is built for a payload. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 1500;

    private JsonText() {}

    /** Writes something at the place where the generator stands. */
    @FunctionalInterface
    public interface Part {
        void write(JsonGenerator json) throws IOException;
    }

    /** An object with these fields. */
    public static String object(Part fields) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
        return text.toString();
    }

    /** Writes a field only if there is a value. */
    public static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
