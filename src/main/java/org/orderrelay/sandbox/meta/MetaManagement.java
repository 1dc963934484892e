package org.orderrelay.sandbox.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Desk;
import org.orderrelay.sandbox.contract.Incoming;
import org.orderrelay.sandbox.contract.JsonBodies;
import org.orderrelay.sandbox.contract.JsonPart;
import org.orderrelay.sandbox.contract.Reply;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.PaymentStatus;
import org.orderrelay.sandbox.state.Template;
import org.orderrelay.sandbox.state.TemplateShelf;
import org.orderrelay.sandbox.state.TemplateStatus;
import org.orderrelay.sandbox.whatsapp.WhatsAppEvents;

/** Meta's calls that send nothing: payments, templates (facts 2.3, 2.7). */
final class MetaManagement {
    private static final String META = "meta";
    private static final int LANGUAGE_EXISTS = 2_388_024;
    private static final int DEFAULT_PAGE = 25;
    private static final int LARGEST_PAGE = 1000;

    Reply answer(Incoming call, Desk desk, String node, String rest) {
        String[] parts = rest.split("/", -1);
        if (parts.length == 4 && parts[1].equals("payments") && call.method().equals("GET")) {
            return payment(desk, node, parts[3]);
        }
        return switch (call.method() + ' ' + rest) {
            case "POST /message_templates" -> create(call, desk, node);
            case "GET /message_templates" -> list(call, desk);
            case "POST /unpause" -> unpause(desk, node);
            case "GET " ->
                desk.templates()
                        .byId(META, node)
                        .map(t -> ok(shown(t)))
                        .orElseGet(() -> MetaReplies.noSuchObject(node));
            default -> MetaReplies.noSuchObject(node + rest);
        };
    }

    private static Reply payment(Desk desk, String number, String reference) {
        Optional<Payment> payment = desk.payment(META + '/' + number, reference);
        if (payment.isEmpty()) {
            return MetaReplies.error("131009", "No order_details with this reference_id");
        }
        JsonArray transactions = new JsonArray();
        if (payment.get().status() != PaymentStatus.NEW) {
            transactions.add(WhatsAppEvents.transaction(payment.get()));
        }
        String status = payment.get().status().name().toLowerCase(Locale.ROOT);
        JsonObject shown = new JsonObject()
                .put("reference_id", reference)
                .put("status", status)
                .put("currency", payment.get().currency())
                .put("amount", WhatsAppEvents.amount(payment.get()))
                .put("transactions", transactions);
        return ok(new JsonObject().put("payments", new JsonArray().add(shown)));
    }

    private static Reply create(Incoming call, Desk desk, String businessAccount) {
        Optional<JsonNode> document = JsonBodies.read(call.body());
        if (document.isEmpty()) {
            return MetaReplies.management("100", 0, "Invalid parameter", "The body is not JSON");
        }
        JsonPart draft = JsonPart.root(document.get());
        MetaTemplateRules.check(draft);
        if (!draft.faults().isEmpty()) {
            return MetaReplies.management(
                    "100", 0, "Invalid parameter", draft.faults().get(0).toString());
        }
        String name = String.valueOf(draft.read("name"));
        String language = String.valueOf(draft.read("language"));
        String category = String.valueOf(draft.read("category"));
        Optional<Template> created = desk.templates()
                .create(META, name, language, category, document.get().toString());
        if (created.isEmpty()) {
            return refused(desk, name, language);
        }
        desk.created(META + '/' + businessAccount, created.get());
        return ok(new JsonObject()
                .put("id", created.get().id())
                .put("status", created.get().status().name())
                .put("category", category));
    }

    private static Reply refused(Desk desk, String name, String language) {
        if (desk.templates().find(META, name, language).isPresent()) {
            return MetaReplies.management(
                    "100",
                    LANGUAGE_EXISTS,
                    "Content in this language already exists",
                    "There is already " + language + " content for this template.");
        }
        return MetaReplies.management(
                "2388019", 0, "Message template limit exceeded", "At most " + TemplateShelf.MOST + " templates");
    }

    private static Reply list(Incoming call, Desk desk) {
        String name = call.parameter("name");
        List<Template> all = desk.templates().of(META).stream()
                .filter(t -> name == null || t.name().contains(name))
                .toList();
        int size = number(call.parameter("limit"), DEFAULT_PAGE, LARGEST_PAGE);
        int first = Math.min(number(call.parameter("after"), 0, Integer.MAX_VALUE), all.size());
        int end = Math.min(first + size, all.size());
        JsonArray page = new JsonArray();
        all.subList(first, end).forEach(t -> page.add(shown(t)));
        JsonObject paging = new JsonObject()
                .put("cursors", new JsonObject().put("before", "" + first).put("after", "" + end));
        if (end < all.size()) {
            paging.put("next", call.request().absoluteURI().split("\\?", 2)[0] + "?limit=" + size + "&after=" + end);
        }
        JsonObject body = new JsonObject().put("data", page);
        return ok(all.isEmpty() ? body : body.put("paging", paging));
    }

    private static int number(@Nullable String text, int otherwise, int most) {
        return text == null || !text.matches("[0-9]{1,9}") ? otherwise : Math.min(Integer.parseInt(text), most);
    }

    private static JsonObject shown(Template template) {
        JsonObject shown = new JsonObject()
                .put("id", template.id())
                .put("name", template.name())
                .put("language", template.language())
                .put("status", template.status().name())
                .put("category", template.category());
        JsonArray components = new JsonObject(template.definition()).getJsonArray("components");
        return components == null ? shown : shown.put("components", components);
    }

    private static Reply unpause(Desk desk, String id) {
        Optional<Template> template = desk.templates().byId(META, id);
        if (template.isEmpty()) {
            return MetaReplies.noSuchObject(id);
        }
        if (template.get().status() != TemplateStatus.PAUSED) {
            return MetaReplies.management("100", 0, "Template is not paused", "Only paused templates can be unpaused");
        }
        desk.moderate(META + '/' + id, template.get(), TemplateStatus.APPROVED, "UNPAUSE");
        return ok(new JsonObject().put("success", true));
    }

    private static Reply ok(JsonObject body) {
        return Reply.json(200, "200", body.encode());
    }
}
