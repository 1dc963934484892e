package org.orderrelay.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The result for programs: {@code {"orders": [...], "summary": {...}}}, written as it is found. */
final class CheckJson implements CheckReport {
    private final JsonGenerator json;

    CheckJson(PrintWriter out) throws IOException {
        json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.setCodec(new ObjectMapper());
        json.writeStartObject();
        json.writeArrayFieldStart("orders");
    }

    @Override
    public void order(CheckedOrder order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("place", order.place());
        fields.put("reference_id", order.reference());
        fields.put("status", order.status());
        fields.put("valid", order.isValid());
        fields.put("messages", order.messages());
        fields.put("violations", order.violations());
        write(() -> json.writePOJO(fields));
    }

    @Override
    public void end(Count count) {
        write(() -> {
            json.writeEndArray();
            json.writePOJOField("summary", count);
            json.writeEndObject();
            json.writeRaw(System.lineSeparator());
            json.flush();
        });
    }

    /** A step of the generator. */
    private interface Step {
        void write() throws IOException;
    }

    private static void write(Step step) {
        try {
            step.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
