package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Order;
import org.orderrelay.provider.whatsapp.JsonText;

/**
 * One message (S4, facts 3.4): alone for the interactive endpoints, or as the only entry of {@code messages} for the
 * template endpoint, so that one call has one outcome. {@code messageId} is our delivery id: a repeated call is then
 * recognised by Infobip (status 23), and every report names it.
 */
final class MessageJson {
    private final Notification notification;
    private final Order order;
    private final Template template;
    private final Account account;
    private final PaymentType type;
    private final PaymentChoice payment;
    private final boolean invoice;

    MessageJson(Notification notification, Account account, PaymentType type, PaymentChoice payment) {
        this.notification = notification;
        this.order = notification.order();
        this.template = notification.template();
        this.account = account;
        this.type = type;
        this.payment = payment;
        this.invoice = notification.kind() == NotificationKind.ORDER_DETAILS;
    }

    String write(MessageMode mode) {
        if (mode == MessageMode.SESSION) {
            return JsonText.object(json -> message(json, this::sessionContent));
        }
        return JsonText.object(json -> {
            json.writeArrayFieldStart("messages");
            json.writeStartObject();
            message(json, this::templateContent);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private void message(JsonGenerator json, JsonText.Part content) throws IOException {
        json.writeStringField("from", digits(account.sender()));
        json.writeStringField("to", digits(notification.recipient().e164()));
        json.writeStringField("messageId", notification.deliveryId());
        json.writeObjectFieldStart("content");
        content.write(json);
        json.writeEndObject();
        json.writeStringField("callbackData", notification.deliveryId());
        JsonText.optional(json, "notifyUrl", account.option("notify-url").orElse(null));
        json.writeObjectFieldStart("urlOptions");
        json.writeBooleanField("shortenUrl", false);
        json.writeEndObject();
        JsonText.optional(json, "entityId", account.option("entity-id").orElse(null));
        JsonText.optional(
                json, "applicationId", account.option("application-id").orElse(null));
    }

    private void sessionContent(JsonGenerator json) throws IOException {
        text(json, "body", template.body());
        if (invoice) {
            OrderAction.write(json, order, type, payment);
            header(json);
        } else {
            json.writeObjectFieldStart("action");
            status(json);
            json.writeEndObject();
        }
        text(json, "footer", template.footer());
    }

    private void templateContent(JsonGenerator json) throws IOException {
        json.writeStringField("templateName", template.name());
        json.writeObjectFieldStart("templateData");
        json.writeObjectFieldStart("body");
        json.writeArrayFieldStart("placeholders");
        json.writeEndArray();
        json.writeEndObject();
        if (invoice) {
            header(json);
            button(json);
        } else {
            orderStatus(json);
        }
        json.writeEndObject();
        json.writeStringField("language", template.language());
    }

    private void header(JsonGenerator json) throws IOException {
        if (template.headerImage() == null) {
            return;
        }
        json.writeObjectFieldStart("header");
        json.writeStringField("type", "IMAGE");
        json.writeStringField("mediaUrl", template.headerImage());
        json.writeEndObject();
    }

    private void button(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("buttons");
        json.writeStartObject();
        json.writeStringField("type", "ORDER_DETAILS");
        OrderAction.write(json, order, type, payment);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void orderStatus(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("orderStatus");
        json.writeArrayFieldStart("orderStatuses");
        json.writeStartObject();
        json.writeStringField("type", "ORDER_STATUS");
        status(json);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void status(JsonGenerator json) throws IOException {
        PaymentJson.reference(json, order, payment.statusType(type));
        json.writeStringField("status", order.status().wire().toUpperCase(Locale.ROOT));
        JsonText.optional(json, "description", order.description());
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text == null || text.isBlank()) {
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** Infobip's samples have international numbers without their plus (facts 4). */
    static String digits(String phone) {
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }
}
