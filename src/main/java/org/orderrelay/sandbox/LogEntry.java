package org.orderrelay.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param time ISO instant at which the call was read
 * @param answer HTTP status; 0 if there was no answer
 * @param code as {@link SandboxStats#byAnswer} counts it
 */
record LogEntry(
        long seq,
        String time,
        String path,
        Received received,
        int answer,
        String code,
        boolean accepted,
        @Nullable String messageId,
        @Nullable String payload) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 512;

    /** The line without its end, and without any line break inside. */
    String toJson() {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("seq", seq);
            json.writeStringField("time", time);
            json.writeStringField("path", path);
            json.writeStringField("recipient", received.recipient());
            json.writeStringField("reference_id", received.referenceId());
            json.writeStringField("kind", received.kind());
            json.writeStringField("status", received.status());
            json.writeStringField("delivery_id", received.deliveryId());
            json.writeNumberField("answer", answer);
            json.writeStringField("code", code);
            json.writeBooleanField("accepted", accepted);
            json.writeStringField("message_id", messageId);
            if (payload != null) {
                json.writeStringField("payload", payload);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
        return text.toString();
    }

    /** Reads what counts back from a line of an earlier run. */
    static LogEntry of(JsonNode line) {
        Received received = new Received(
                text(line, "recipient"),
                text(line, "reference_id"),
                text(line, "kind"),
                text(line, "status"),
                text(line, "delivery_id"),
                null);
        return new LogEntry(
                line.path("seq").asLong(),
                line.path("time").asText(),
                line.path("path").asText(),
                received,
                line.path("answer").asInt(),
                line.path("code").asText(),
                line.path("accepted").asBoolean(),
                text(line, "message_id"),
                text(line, "payload"));
    }

    /** What must not be accepted twice. */
    String identity() {
        return received.referenceId() + '|' + received.status() + '|' + received.recipient();
    }

    private static @Nullable String text(JsonNode line, String name) {
        return line.path(name).isTextual() ? line.path(name).asText() : null;
    }
}
