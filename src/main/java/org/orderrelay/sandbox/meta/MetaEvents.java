package org.orderrelay.sandbox.meta;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.Template;
import org.orderrelay.sandbox.state.TemplateStatus;
import org.orderrelay.sandbox.whatsapp.WhatsAppEvents;

/** Meta's webhook bodies (facts 2.7): an entry of the business account with one change. */
final class MetaEvents {
    private static final String MESSAGES = "messages";

    private MetaEvents() {}

    static JsonObject body(List<Event> events, String businessAccount) {
        Event first = events.get(0);
        JsonObject change;
        if (first instanceof Event.TemplateNews news) {
            change = change("message_template_status_update", template(news));
        } else if (first instanceof Event.SystemError error) {
            change = change(
                    MESSAGES,
                    number(error.account()).put("errors", new JsonArray().add(WhatsAppEvents.error(error.code()))));
        } else {
            JsonArray statuses = new JsonArray();
            events.forEach(event -> statuses.add(status(event)));
            change = change(MESSAGES, number(first.account()).put("statuses", statuses));
        }
        JsonObject entry = new JsonObject()
                .put("id", businessAccount)
                .put("time", first.at().getEpochSecond())
                .put("changes", new JsonArray().add(change));
        return new JsonObject().put("object", "whatsapp_business_account").put("entry", new JsonArray().add(entry));
    }

    private static JsonObject change(String field, JsonObject value) {
        return new JsonObject().put("value", value).put("field", field);
    }

    private static JsonObject number(String account) {
        String id = account.substring(account.indexOf('/') + 1);
        return WhatsAppEvents.value("15550" + id, id);
    }

    private static JsonObject status(Event event) {
        if (event instanceof Event.MessageStatus status) {
            return WhatsAppEvents.status(
                    status, status.messageId(), status.message().deliveryId());
        }
        Payment payment = ((Event.PaymentNews) event).payment();
        return new JsonObject()
                .put("id", payment.messageId())
                .put("recipient_id", Message.digits(payment.recipient()))
                .put("type", "payment")
                .put("status", WhatsAppEvents.paymentStatus(payment))
                .put("payment", WhatsAppEvents.payment(payment))
                .put("timestamp", WhatsAppEvents.seconds(event.at()));
    }

    private static JsonObject template(Event.TemplateNews news) {
        Template template = news.template();
        JsonObject value = new JsonObject()
                .put("event", template.status().name())
                .put("message_template_id", Long.parseLong(template.id()))
                .put("message_template_name", template.name())
                .put("message_template_language", template.language())
                .put("reason", template.status() == TemplateStatus.REJECTED ? news.reason() : "NONE")
                .put("message_template_category", template.category());
        String title = title(template, news.reason());
        return title.isEmpty() ? value : value.put("other_info", new JsonObject().put("title", title));
    }

    private static String title(Template template, String reason) {
        return switch (template.status()) {
            case PAUSED -> template.pauses() == 1 ? "FIRST_PAUSE" : "SECOND_PAUSE";
            case DISABLED -> "DISABLED";
            case APPROVED -> reason.equals("UNPAUSE") ? "UNPAUSE" : "";
            case PENDING, REJECTED -> "";
        };
    }
}
