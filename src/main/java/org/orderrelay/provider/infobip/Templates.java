package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDraft;
import org.orderrelay.provider.whatsapp.JsonText;

/** Infobip's template API, version 2 (facts 3.4). A sender's templates come in one list, without pages. */
final class Templates implements TemplateDesk {
    private static final String PATH = "/templates";
    private static final int VERSION = 2;

    @Override
    public List<Violation> check(TemplateDraft draft, Account account) {
        return TemplateRules.check(draft);
    }

    @Override
    public HttpRequest create(TemplateDraft draft, Account account) {
        String body = JsonText.object(json -> template(json, draft, account));
        return new HttpRequest("POST", Endpoint.ofSender(account, VERSION, PATH), Endpoint.headers(account), body);
    }

    /** The sub-category makes an order status; an invoice is told by its button. */
    private static void template(JsonGenerator json, TemplateDraft draft, Account account) throws IOException {
        boolean invoice = draft.kind() == NotificationKind.ORDER_DETAILS;
        json.writeStringField("name", draft.name());
        json.writeStringField("language", draft.language());
        json.writeStringField("category", "UTILITY");
        JsonText.optional(json, "subCategory", invoice ? null : "ORDER_STATUS");
        json.writeObjectFieldStart("structure");
        if (draft.headerImage() != null) {
            json.writeObjectFieldStart("header");
            json.writeStringField("format", "IMAGE");
            json.writeStringField("example", draft.headerImage());
            json.writeEndObject();
        }
        text(json, "body", draft.body());
        text(json, "footer", draft.footer());
        if (invoice) {
            button(json, account);
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            json.writeObjectFieldStart(name);
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }

    private static void button(JsonGenerator json, Account account) throws IOException {
        String word = account.payment().type();
        boolean brazil = PaymentType.parse(word == null ? "" : word)
                .filter(PaymentType::isBrazilian)
                .isPresent();
        json.writeArrayFieldStart("buttons");
        json.writeStartObject();
        json.writeStringField("type", "ORDER_DETAILS");
        json.writeStringField("variant", brazil ? "BRAZIL" : "INDIA");
        json.writeEndObject();
        json.writeEndArray();
    }

    @Override
    public Created created(Answer answer) {
        JsonNode tree = AnswerBody.tree(answer.body());
        if (answer.status() / 100 == 2) {
            String id = tree == null ? null : AnswerBody.text(tree.path("id"));
            return new Created.Taken(id == null ? "" : id, tree == null ? TemplateState.PENDING : state(tree));
        }
        JsonNode exception = tree == null ? null : AnswerBody.exception(tree);
        if (exception == null) {
            String reason = "Something before Infobip refused it; check base-url, sender and proxy.";
            return new Created.Refused("http-" + answer.status(), reason);
        }
        boolean older = exception.has("messageId");
        String code = AnswerBody.text(exception.path(older ? "messageId" : "errorCode"));
        String words = ErrorWords.of(exception, older ? "text" : "description");
        return new Created.Refused(code == null ? "http-" + answer.status() : code, words);
    }

    @Override
    public HttpRequest list(Account account, @Nullable String after) {
        return Endpoint.get(account, Endpoint.ofSender(account, VERSION, PATH));
    }

    @Override
    public Optional<Listing> listed(Answer answer, Instant now) {
        JsonNode tree = answer.status() / 100 == 2 ? AnswerBody.tree(answer.body()) : null;
        if (tree == null || !tree.path("templates").isArray()) {
            return Optional.empty();
        }
        List<Receipt.TemplateNews> templates = new ArrayList<>();
        for (JsonNode template : tree.path("templates")) {
            String name = AnswerBody.text(template.path("name"));
            String language = AnswerBody.text(template.path("language"));
            if (name != null && language != null) {
                templates.add(new Receipt.TemplateNews(name, language, state(template), null, now));
            }
        }
        return Optional.of(new Listing(templates, null));
    }

    /** A word nobody knows counts as pending: not sent with until Infobip says that it may. */
    private static TemplateState state(JsonNode template) {
        return TemplateWords.state(template.path("status").asText("")).orElse(TemplateState.PENDING);
    }
}
