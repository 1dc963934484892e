package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;

/** A template message, in the field order of the documents' samples (S0, S1, S2): to whom, which template, and what about. */
public final class TemplateMessage {
    private TemplateMessage() {}

    /** Writes the fields of the message, inside its object. */
    public static void write(JsonGenerator json, Notification notification, OrderDetails invoice) throws IOException {
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
        if (notification.kind() == NotificationKind.ORDER_DETAILS) {
            invoice.write(json, notification);
        } else {
            OrderStatusNews.write(json, notification.order());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
