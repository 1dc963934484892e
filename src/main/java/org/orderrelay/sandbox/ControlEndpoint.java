package org.orderrelay.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.orderrelay.sandbox.conduct.Accounts;
import org.orderrelay.sandbox.conduct.JsonForm;
import org.orderrelay.sandbox.conduct.Scripts;
import org.orderrelay.sandbox.conduct.Step;
import org.orderrelay.sandbox.state.PaymentStatus;
import org.orderrelay.sandbox.state.Template;
import org.orderrelay.sandbox.state.TemplateStatus;

/**
 * The tests' side, under {@code /sandbox/}: scripts, accounts, templates, payments, troubles; reading is
 * {@link LogEndpoint}'s. Bad input is a 400 that says what is wrong.
 */
final class ControlEndpoint {
    static final String ROOT = "/sandbox/";

    private static final Set<String> PROVIDERS = Set.of("kaleyra", "meta", "infobip");

    private final Vertx vertx;
    private final House house;
    private final LogEndpoint reading;

    ControlEndpoint(Vertx vertx, House house) {
        this.vertx = vertx;
        this.house = house;
        this.reading = new LogEndpoint(vertx, house.log(), house.courier());
    }

    void handle(HttpServerRequest request, Buffer body) {
        try {
            String call = request.method().name() + ' ' + request.path().substring(ROOT.length());
            if (!reading.answers(request, call)) {
                act(request, call, body);
            }
        } catch (IllegalArgumentException | ClassCastException | DecodeException e) {
            request.response().setStatusCode(400).end("not understood: " + e.getMessage() + '\n');
        }
    }

    private void act(HttpServerRequest request, String call, Buffer body) {
        HttpServerResponse response = request.response();
        String account = request.getParam("account");
        switch (call) {
            case "PUT script" -> done(response, () -> script(new JsonObject(body)));
            case "DELETE script" -> done(response, house.scripts()::clear);
            case "PUT latency" -> done(response, () -> latency(new JsonObject(body)));
            case "PUT account" -> done(response, () -> house.accounts().put(new JsonObject(body)));
            case "GET account" ->
                LogEndpoint.json(response, house.accounts().merged(account == null ? Accounts.ALL : account));
            case "DELETE account" -> done(response, () -> house.accounts().remove(account));
            case "PUT template" -> done(response, () -> template(new JsonObject(body)));
            case "GET templates" -> templates(response);
            case "POST payment" -> done(response, () -> payment(new JsonObject(body)));
            case "POST error" -> done(response, () -> error(new JsonObject(body)));
            case "DELETE log" -> done(response, house::clear);
            default -> response.setStatusCode(404).end();
        }
    }

    private void script(JsonObject json) {
        JsonForm form = new JsonForm(json, Set.of("account", "recipient", "answers"));
        if (!form.has("answers")) {
            throw new IllegalArgumentException("answers are missing");
        }
        List<Step> steps = new ArrayList<>();
        form.elements("answers").forEach(answer -> steps.add(house.steps().read(answer)));
        String recipient = form.has("recipient") ? form.text("recipient") : Scripts.DEFAULT;
        house.scripts().set(form.optional("account"), recipient, steps);
    }

    private void latency(JsonObject json) {
        house.messages().latency(new JsonForm(json, Set.of("ms")).millis("ms", 0));
    }

    private void template(JsonObject json) {
        JsonForm form = new JsonForm(json, Set.of("provider", "name", "language", "status", "reason", "for"));
        String provider = form.word("provider", PROVIDERS, "meta");
        String name = form.text("name");
        String language = form.text("language");
        TemplateStatus status = TemplateStatus.valueOf(form.text("status").toUpperCase(Locale.ROOT));
        String reason = form.optional("reason");
        long lasting = form.millis("for", 0);
        FrontDesk desk = house.desk();
        desk.moderate(provider, desk.template(provider, name, language), status, reason == null ? "" : reason);
        if (lasting > 0) {
            vertx.setTimer(
                    lasting,
                    timer -> desk.moderate(
                            provider, desk.template(provider, name, language), TemplateStatus.APPROVED, "UNPAUSE"));
        }
    }

    private void templates(HttpServerResponse response) {
        JsonArray all = new JsonArray();
        for (String provider : List.of("kaleyra", "meta", "infobip")) {
            for (Template template : house.desk().templates().of(provider)) {
                all.add(new JsonObject()
                        .put("provider", provider)
                        .put("id", template.id())
                        .put("name", template.name())
                        .put("language", template.language())
                        .put("status", template.status().name()));
            }
        }
        LogEndpoint.json(response, new JsonObject().put("templates", all));
    }

    private void payment(JsonObject json) {
        JsonForm form = new JsonForm(json, Set.of("account", "reference_id", "status"));
        String status = form.word("status", Set.of("pending", "captured", "failed"), "captured");
        String reference = form.text("reference_id");
        if (!house.desk()
                .pay(form.text("account"), reference, PaymentStatus.valueOf(status.toUpperCase(Locale.ROOT)))) {
            throw new IllegalArgumentException("no order details of " + reference + " was accepted");
        }
    }

    private void error(JsonObject json) {
        JsonForm form = new JsonForm(json, Set.of("account", "code"));
        house.desk().trouble(form.text("account"), form.text("code"));
    }

    private static void done(HttpServerResponse response, Runnable act) {
        act.run();
        response.setStatusCode(204).end();
    }
}
