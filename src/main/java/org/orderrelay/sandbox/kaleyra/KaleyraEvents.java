package org.orderrelay.sandbox.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.state.Template;
import org.orderrelay.sandbox.whatsapp.WhatsAppEvents;

/**
 * Kaleyra's callbacks (facts 1.5): Meta's change under {@code meta_object}, our references under {@code extra_info}, and
 * three ids that differ from each other and from the one the send was answered with. Nobody documents which is which, so
 * only {@code extra_info.ref} can be relied on.
 */
final class KaleyraEvents {
    private static final String NUMBER_ID = "104000000000060";
    private static final int LONGEST_REF = 255;

    private KaleyraEvents() {}

    static JsonObject body(Event event, String businessAccount) {
        if (event instanceof Event.MessageStatus status) {
            return status(status, businessAccount);
        }
        if (event instanceof Event.PaymentNews news) {
            return payment(news);
        }
        if (event instanceof Event.TemplateNews news) {
            return template(news);
        }
        throw new IllegalArgumentException("Kaleyra documents no callback of this kind");
    }

    private static JsonObject status(Event.MessageStatus event, String businessAccount) {
        Message message = event.message();
        String wamid = wamid(event.messageId(), "t");
        String hexId = UUID.nameUUIDFromBytes(event.messageId().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        JsonObject value = WhatsAppEvents.value(message.sender(), NUMBER_ID)
                .put("statuses", new JsonArray().add(WhatsAppEvents.status(event, hexId, null)));
        return new JsonObject()
                .put("meta_object", new JsonObject().put("value", value).put("field", "messages"))
                .put("extra_info", extras(event, businessAccount))
                .put("status", event.status())
                .put("message_id", wamid);
    }

    private static JsonObject extras(Event.MessageStatus event, String businessAccount) {
        JsonObject extras = new JsonObject()
                .put("trace_id", event.messageId())
                .put("message_id", wamid(event.messageId(), "e"))
                .put("waba_id", businessAccount);
        JsonNode given = event.message().traits().echo();
        for (String ref : new String[] {"ref", "ref1", "ref2"}) {
            if (given.path(ref).isTextual()) {
                String text = given.path(ref).asText();
                extras.put(ref, text.substring(0, Math.min(text.length(), LONGEST_REF)));
            }
        }
        return extras.put("enable_url_tracking_body", false).put("enable_url_tracking_button", false);
    }

    private static String wamid(String messageId, String which) {
        byte[] bytes = (which + messageId).getBytes(StandardCharsets.UTF_8);
        return "wamid." + Base64.getEncoder().encodeToString(bytes);
    }

    private static JsonObject payment(Event.PaymentNews news) {
        JsonObject transaction = WhatsAppEvents.transaction(news.payment())
                .put("amount", WhatsAppEvents.amount(news.payment()))
                .put("currency", news.payment().currency())
                .putNull("refunds");
        JsonObject payment =
                WhatsAppEvents.payment(news.payment()).put("receipt", "").put("transaction", transaction);
        return new JsonObject()
                .put("id", wamid(news.payment().messageId(), "t"))
                .put("payment", payment)
                .put("phone_number", Message.digits(news.payment().recipient()))
                .put("status", WhatsAppEvents.paymentStatus(news.payment()))
                .put("type", "payment");
    }

    /** A body made of the callback profile's variables. */
    private static JsonObject template(Event.TemplateNews news) {
        Template template = news.template();
        return new JsonObject()
                .put("id", template.id())
                .put("time", WhatsAppEvents.seconds(news.at()))
                .put("event", template.status().name())
                .put("message_template_id", template.id())
                .put("message_template_name", template.name())
                .put("message_template_language", template.language())
                .put("reason", news.reason())
                .put("callback_profile_id", "IN-00000000")
                .put("company_id", "12345");
    }
}
