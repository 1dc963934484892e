package org.orderrelay.sandbox.infobip;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.orderrelay.sandbox.contract.JsonPart;

/** What Infobip demands of a message around its order (S4, facts 3.2, 3.4). */
final class EnvelopeRules {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{4,23}");
    private static final Pattern MEDIA = Pattern.compile("https?://.{1,2040}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Set<String> MESSAGE = Set.of(
            "from",
            "to",
            "messageId",
            "content",
            "callbackData",
            "notifyUrl",
            "urlOptions",
            "entityId",
            "applicationId",
            "context");
    private static final Set<String> TEMPLATE_MESSAGE = Set.of(
            "from",
            "to",
            "messageId",
            "content",
            "callbackData",
            "notifyUrl",
            "urlOptions",
            "smsFailover",
            "entityId",
            "applicationId",
            "context");
    private static final Set<String> URL_OPTIONS =
            Set.of("shortenUrl", "trackClicks", "trackingUrl", "removeProtocol", "customDomain");
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_FOOTER = 60;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_CALLBACK = 4000;
    private static final int LONGEST_URL = 2048;

    private EnvelopeRules() {}

    /** {@code /whatsapp/1/message/interactive/order-details}. */
    static void orderDetails(JsonPart message) {
        envelope(message.only(MESSAGE));
        JsonPart content = message.object("content").only(Set.of("body", "action", "header", "footer"));
        content.object("body").only(Set.of("text")).text("text", LONGEST_BODY);
        ActionRules.session(content.object("action"));
        header(content);
        footer(content);
    }

    /** {@code /whatsapp/1/message/interactive/order-status}. */
    static void orderStatus(JsonPart message) {
        envelope(message.only(MESSAGE));
        JsonPart content = message.object("content").only(Set.of("body", "action", "footer"));
        if (content.has("body")) {
            content.object("body").only(Set.of("text")).text("text", LONGEST_BODY);
        }
        ActionRules.status(content.object("action").only(Set.of("payment", "status", "description")));
        footer(content);
    }

    /** {@code /whatsapp/1/message/template}; the sandbox takes one message a call. */
    static void template(JsonPart bulk) {
        bulk.only(Set.of("messages", "bulkId")).anyText("bulkId", LONGEST_ID);
        JsonPart message = bulk.single("messages").only(TEMPLATE_MESSAGE);
        envelope(message);
        JsonPart content = message.object("content").only(Set.of("templateName", "templateData", "language"));
        content.text("templateName", 512);
        content.matches("language", LANGUAGE);
        JsonPart data = content.object("templateData").only(Set.of("body", "header", "buttons", "orderStatus"));
        placeholders(data.object("body").only(Set.of("placeholders")));
        header(data);
        if (data.has("buttons") == data.has("orderStatus")) {
            data.missing("buttons", "either an ORDER_DETAILS button or an orderStatus is required");
        }
        if (data.has("buttons")) {
            JsonPart button = data.single("buttons").only(Set.of("type", "action"));
            button.is("type", "ORDER_DETAILS");
            ActionRules.template(button.object("action"));
        }
        if (data.has("orderStatus")) {
            JsonPart status = data.object("orderStatus")
                    .only(Set.of("orderStatuses"))
                    .single("orderStatuses")
                    .only(Set.of("type", "payment", "status", "description"));
            status.is("type", "ORDER_STATUS");
            ActionRules.status(status);
        }
    }

    private static void placeholders(JsonPart body) {
        if (!body.json().path("placeholders").isArray()) {
            body.missing("placeholders", "an array is required");
        }
        body.json().path("placeholders").forEach(placeholder -> {
            if (!placeholder.isTextual() || placeholder.asText().isBlank()) {
                body.invalid("placeholders", "texts are required");
            }
        });
    }

    private static void envelope(JsonPart message) {
        message.matches("from", NUMBER);
        message.matches("to", NUMBER);
        message.anyText("messageId", LONGEST_ID);
        message.anyText("callbackData", LONGEST_CALLBACK);
        message.anyText("notifyUrl", LONGEST_URL);
        message.anyText("entityId", 255);
        message.anyText("applicationId", 255);
        if (message.has("urlOptions")) {
            JsonPart options = message.object("urlOptions").only(URL_OPTIONS);
            List.of("shortenUrl", "trackClicks", "removeProtocol").forEach(options::optionalTruth);
            options.anyText("trackingUrl", LONGEST_URL);
            options.anyText("customDomain", LONGEST_URL);
        }
        if (message.has("context")) {
            message.object("context").only(Set.of("replyToMessageId")).text("replyToMessageId", 255);
        }
    }

    private static void header(JsonPart content) {
        if (content.has("header")) {
            JsonPart header = content.object("header").only(Set.of("type", "mediaUrl"));
            header.is("type", "IMAGE");
            header.matches("mediaUrl", MEDIA);
        }
    }

    private static void footer(JsonPart content) {
        if (content.has("footer")) {
            content.object("footer").only(Set.of("text")).text("text", LONGEST_FOOTER);
        }
    }
}
