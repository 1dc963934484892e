package org.orderrelay.sandbox.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Desk;
import org.orderrelay.sandbox.contract.Fault;
import org.orderrelay.sandbox.contract.Incoming;
import org.orderrelay.sandbox.contract.JsonBodies;
import org.orderrelay.sandbox.contract.JsonPart;
import org.orderrelay.sandbox.contract.Reply;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.PaymentStatus;
import org.orderrelay.sandbox.state.Template;

/** Infobip's calls that send nothing: payments ({@code /whatsapp/1/senders/…/payments/…}), templates (facts 3.4). */
final class InfobipManagement {
    private static final String PROVIDER = InfobipContract.NAME;
    private static final Pattern PAYMENT =
            Pattern.compile("/whatsapp/1/senders/[^/]+/payments/(?:upi/payu|upi|br)/([^/]+)");
    private static final Pattern TEMPLATES = Pattern.compile("/whatsapp/2/senders/[^/]+/templates(?:/([^/]+))?");
    private static final String CREATED_AT = "2026-01-01T00:00:00.000+0000";

    private InfobipManagement() {}

    static Reply answer(Incoming call, Desk desk, String account) {
        Matcher payment = PAYMENT.matcher(call.path());
        if (payment.matches() && call.method().equals("GET")) {
            return desk.payment(account, payment.group(1))
                    .map(InfobipManagement::shown)
                    .orElseGet(() -> Reply.text(404, "http-404", ""));
        }
        Matcher templates = TEMPLATES.matcher(call.path());
        if (templates.matches() && templates.group(1) == null && call.method().equals("POST")) {
            return create(call, desk, account);
        }
        if (templates.matches() && call.method().equals("GET")) {
            return list(desk, templates.group(1));
        }
        return InfobipReplies.error("not-found");
    }

    private static Reply shown(Payment payment) {
        return ok(200, payment(payment));
    }

    /** The payment as look-ups and notifications show it. */
    static JsonObject payment(Payment payment) {
        JsonArray transactions = new JsonArray();
        String digest = Integer.toUnsignedString(payment.messageId().hashCode());
        if (payment.status() != PaymentStatus.NEW) {
            transactions.add(new JsonObject()
                    .put("id", "27" + digest)
                    .put("type", payment.currency().equals("BRL") ? "BR" : "UPI")
                    .put(
                            "status",
                            payment.status() == PaymentStatus.CAPTURED
                                    ? "SUCCESS"
                                    : payment.status().name())
                    .put("createdTimestamp", InfobipTimes.of(payment.since()))
                    .put("updatedTimestamp", InfobipTimes.of(payment.since())));
        }
        return new JsonObject()
                .put("referenceId", "72" + digest)
                .put("paymentId", payment.reference())
                .put("paymentStatus", payment.status().name())
                .put("currency", payment.currency())
                .put("totalAmountValue", payment.amount())
                .put("totalAmountOffset", 100)
                .put("transactions", transactions);
    }

    private static Reply create(Incoming call, Desk desk, String account) {
        Optional<JsonNode> document = call.saysJson() ? JsonBodies.read(call.body()) : Optional.empty();
        if (document.isEmpty()) {
            return InfobipReplies.error("bad-request");
        }
        JsonPart draft = JsonPart.root(document.get());
        InfobipTemplateRules.check(draft);
        if (!draft.faults().isEmpty()) {
            return InfobipReplies.invalid(draft.faults());
        }
        Optional<Template> created = desk.templates()
                .create(
                        PROVIDER,
                        String.valueOf(draft.read("name")),
                        String.valueOf(draft.read("language")),
                        String.valueOf(draft.read("category")),
                        document.get().toString());
        if (created.isEmpty()) {
            return InfobipReplies.invalid(
                    List.of(new Fault(Fault.Kind.INVALID, "name", "is taken in this language, or there are too many")));
        }
        desk.created(account, created.get());
        return ok(201, shown(created.get()));
    }

    private static Reply list(Desk desk, @Nullable String id) {
        if (id != null) {
            return desk.templates()
                    .byId(PROVIDER, id)
                    .map(t -> ok(200, shown(t)))
                    .orElseGet(() -> InfobipReplies.error("not-found"));
        }
        JsonArray all = new JsonArray();
        desk.templates().of(PROVIDER).forEach(t -> all.add(shown(t)));
        return ok(200, new JsonObject().put("templates", all));
    }

    private static JsonObject shown(Template template) {
        JsonObject definition = new JsonObject(template.definition());
        JsonObject structure = definition.getJsonObject("structure", new JsonObject());
        return new JsonObject()
                .put("id", template.id())
                .put("businessAccountId", 222)
                .put("name", template.name())
                .put("language", template.language())
                .put("status", status(template))
                .put("category", template.category())
                .put("structure", structure.copy().put("type", structure.containsKey("header") ? "MEDIA" : "TEXT"))
                .put("quality", "UNKNOWN")
                .put("createdAt", CREATED_AT)
                .put("lastUpdatedAt", CREATED_AT);
    }

    /** Infobip's word: pauses are counted. */
    static String status(Template template) {
        return switch (template.status()) {
            case PAUSED -> template.pauses() == 1 ? "FIRST_PAUSED" : "SECOND_PAUSED";
            case PENDING, APPROVED, REJECTED, DISABLED -> template.status().name();
        };
    }

    private static Reply ok(int status, JsonObject body) {
        return Reply.json(status, "http-" + status, body.encode());
    }
}
