package org.orderrelay.sandbox.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.Message;

/**
 * Infobip's reports (facts 3.5): delivery and seen reports in {@code results}, payments and templates on their own.
 * {@code sent} is the report that the operator has it, which is not final.
 */
final class InfobipEvents {
    private static final String BULK_ID = "2034072219640500001";
    private static final String NOT_DELIVERED = "9";
    private static final String NO_ERROR = "0";

    private InfobipEvents() {}

    static JsonObject body(List<Event> events) {
        Event first = events.get(0);
        if (first instanceof Event.PaymentNews news) {
            return payment(news);
        }
        if (first instanceof Event.TemplateNews news) {
            return template(news);
        }
        if (first instanceof Event.SystemError) {
            throw new IllegalArgumentException("Infobip documents no report of this kind");
        }
        JsonArray results = new JsonArray();
        events.forEach(event -> results.add(result((Event.MessageStatus) event)));
        return new JsonObject().put("results", results);
    }

    private static JsonObject result(Event.MessageStatus event) {
        return event.status().equals("read") ? seen(event) : delivery(event);
    }

    private static JsonObject seen(Event.MessageStatus event) {
        JsonObject seen = new JsonObject()
                .put("messageId", event.messageId())
                .put("from", event.message().user())
                .put("to", event.message().sender())
                .put("sentAt", InfobipTimes.of(event.accepted()))
                .put("seenAt", InfobipTimes.of(event.at()));
        return echo(seen, event.message(), "applicationId", "entityId");
    }

    private static JsonObject delivery(Event.MessageStatus event) {
        JsonObject delivery = new JsonObject()
                .put("bulkId", BULK_ID)
                .put("messageId", event.messageId())
                .put("to", event.message().user())
                .put("sentAt", InfobipTimes.of(event.accepted()))
                .put("doneAt", InfobipTimes.of(event.at()))
                .put("messageCount", 1)
                .put("price", new JsonObject().put("pricePerMessage", 0.01).put("currency", "EUR"))
                .put("status", InfobipCodes.status(status(event)))
                .put("error", InfobipCodes.error(error(event)));
        return echo(delivery, event.message(), "callbackData");
    }

    private static String status(Event.MessageStatus event) {
        String code = event.code();
        if (code == null) {
            return event.status().equals("delivered") ? "5" : "2";
        }
        return InfobipCodes.isError(code) ? NOT_DELIVERED : code;
    }

    private static String error(Event.MessageStatus event) {
        return event.code() != null && InfobipCodes.isError(event.code()) ? event.code() : NO_ERROR;
    }

    private static JsonObject echo(JsonObject report, Message message, String... fields) {
        JsonNode echo = message.traits().echo();
        for (String field : fields) {
            if (echo.path(field).isTextual()) {
                report.put(field, echo.path(field).asText());
            }
        }
        return report;
    }

    private static JsonObject payment(Event.PaymentNews news) {
        JsonObject content = InfobipManagement.payment(news.payment())
                .put("from", Message.digits(news.payment().recipient()))
                .put("type", "payment");
        String account = news.account();
        return new JsonObject()
                .put("from", account.substring(account.indexOf('/') + 1))
                .put("content", content)
                .put("createdAt", InfobipTimes.of(news.at()));
    }

    private static JsonObject template(Event.TemplateNews news) {
        JsonObject change = new JsonObject()
                .put("type", "TEMPLATE_STATUS_UPDATE")
                .put("newStatus", InfobipManagement.status(news.template()));
        if (!news.reason().isEmpty()) {
            change.put("reason", news.reason());
        }
        return new JsonObject()
                .put("messageTemplateId", news.template().id())
                .put("messageTemplateName", news.template().name())
                .put("messageTemplateLanguage", news.template().language())
                .put("timestamp", InfobipTimes.of(news.at()))
                .put("change", change);
    }
}
