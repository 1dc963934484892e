package org.orderrelay.sandbox.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.Traits;

/**
 * One line of the log.
 *
 * @param time ISO instant at which the call was read
 * @param answer HTTP status; 0 if there was no answer
 * @param code as {@link SandboxStats#byAnswer} counts it
 * @param accepted whether the provider took the message, whatever its answer said
 * @param verdict {@code refused}, {@code accepted}, or {@code failed-2046} for one that was accepted and fails later
 */
public record LogEntry(
        long seq,
        String time,
        String path,
        Message message,
        int answer,
        String code,
        boolean accepted,
        String verdict,
        @Nullable String messageId,
        @Nullable String payload) {
    /** Verdict on a message that is taken and does not fail. */
    public static final String ACCEPTED = "accepted";
    /** Verdict on a message that is not taken. */
    public static final String REFUSED = "refused";
    /** Start of the verdict on a message that is taken and fails later. */
    public static final String FAILED = "failed-";

    /** Verdict on a message that Kaleyra takes and never passes on. */
    public static final String NEVER_LEFT = FAILED + "not-sent";
    /** Infobip's status for the same. */
    private static final String NOT_SENT = FAILED + "31";

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 512;

    /**
     * The line with its end, in UTF-8, and without any other line break inside.
     *
     * @param repeats whether the same status of the same reference was accepted for this recipient before
     */
    byte[] toLine(boolean repeats) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("seq", seq);
            json.writeStringField("time", time);
            json.writeStringField("path", path);
            json.writeStringField("account", message.account());
            json.writeStringField("recipient", message.recipient());
            json.writeStringField("reference_id", message.referenceId());
            json.writeStringField("kind", message.kind());
            json.writeStringField("status", message.status());
            json.writeStringField("delivery_id", message.deliveryId());
            json.writeNumberField("answer", answer);
            json.writeStringField("code", code);
            json.writeBooleanField("accepted", accepted);
            json.writeStringField("verdict", verdict);
            if (repeats) {
                json.writeBooleanField("duplicate", true);
            }
            json.writeStringField("message_id", messageId);
            if (message.isDetails()) {
                json.writeNumberField("amount", message.traits().amount());
                json.writeStringField("currency", message.traits().currency());
            }
            if (payload != null) {
                json.writeStringField("payload", payload);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return line.toByteArray();
    }

    /** Whether the provider kept it: WhatsApp has heard neither of the message nor of its reference. */
    public boolean neverLeft() {
        return verdict.equals(NEVER_LEFT) || verdict.equals(NOT_SENT);
    }

    /** Reads what counts back from a line. */
    public static LogEntry of(JsonNode line) {
        Traits traits = new Traits(
                null,
                null,
                line.path("amount").asLong(),
                text(line, "currency"),
                null,
                null,
                MissingNode.getInstance());
        Message message = new Message(
                line.path("account").asText("unknown/unknown"),
                text(line, "recipient"),
                text(line, "reference_id"),
                text(line, "kind"),
                text(line, "status"),
                text(line, "delivery_id"),
                traits);
        return new LogEntry(
                line.path("seq").asLong(),
                line.path("time").asText(),
                line.path("path").asText(),
                message,
                line.path("answer").asInt(),
                line.path("code").asText(),
                line.path("accepted").asBoolean(),
                line.path("verdict").asText(),
                text(line, "message_id"),
                text(line, "payload"));
    }

    private static @Nullable String text(JsonNode line, String name) {
        return line.path(name).isTextual() ? line.path(name).asText() : null;
    }
}
