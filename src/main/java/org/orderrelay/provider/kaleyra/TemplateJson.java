package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Refs;

/**
 * The envelope both messages share (S0, S1), written as a stream in the field order of the samples: {@code
 * messaging_object} with the template and its components, then {@code extra_info}.
 */
final class TemplateJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 1500;
    /** Kaleyra cuts what is longer, silently (S0); cut here so that what comes back equals what was sent. */
    private static final int LONGEST_REF = 255;

    private TemplateJson() {}

    /** Writes the components, inside their array. */
    interface Components {
        void write(JsonGenerator json) throws IOException;
    }

    static String write(Notification notification, Components components) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            messagingObject(json, notification, components);
            extraInfo(json, notification);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
        return text.toString();
    }

    private static void messagingObject(JsonGenerator json, Notification notification, Components components)
            throws IOException {
        json.writeObjectFieldStart("messaging_object");
        json.writeStringField("messaging_product", "whatsapp");
        json.writeStringField("recipient_type", "individual");
        json.writeStringField("to", notification.recipient().e164());
        json.writeStringField("type", "template");
        json.writeObjectFieldStart("template");
        json.writeStringField("name", notification.template().name());
        json.writeObjectFieldStart("language");
        json.writeStringField("policy", "deterministic");
        json.writeStringField("code", notification.template().language());
        json.writeEndObject();
        json.writeArrayFieldStart("components");
        components.write(json);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void extraInfo(JsonGenerator json, Notification notification) throws IOException {
        Refs refs = notification.order().refs();
        json.writeObjectFieldStart("extra_info");
        json.writeStringField("ref", notification.deliveryId());
        optional(json, "ref1", cut(refs.ref1()));
        optional(json, "ref2", cut(refs.ref2()));
        json.writeStringField("wa_source", "api");
        json.writeEndObject();
    }

    /** Writes a field only if there is a value. */
    static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static @Nullable String cut(@Nullable String ref) {
        if (ref == null || ref.length() <= LONGEST_REF) {
            return ref;
        }
        boolean insidePair = Character.isHighSurrogate(ref.charAt(LONGEST_REF - 1));
        return ref.substring(0, insidePair ? LONGEST_REF - 1 : LONGEST_REF);
    }
}
