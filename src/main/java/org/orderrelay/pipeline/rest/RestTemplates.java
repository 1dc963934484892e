package org.orderrelay.pipeline.rest;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDesk.Created;
import org.orderrelay.provider.TemplateDraft;

/** Both ends of {@code POST /v1/templates}: the request becomes a question to the provider, its answer ours. */
public final class RestTemplates {
    /** A provider's refusals that are about the draft; any other one is about the account or the provider itself. */
    private static final Set<Integer> OF_THE_DRAFT = Set.of(400, 404, 409, 422);

    private final Clients clients;
    private final Accounts accounts;
    private final Providers providers;
    private final TemplateNotes notes;
    private final JsonBody bodies = new JsonBody();

    public RestTemplates(Clients clients, Accounts accounts, Providers providers, Ledger ledger, Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.providers = providers;
        this.notes = new TemplateNotes(ledger, clock);
    }

    /**
     * Who asks, and for what.
     *
     * @throws Problem 401, 403; 415, 413, 400 for what is no JSON object; 422 with every violation
     */
    public TemplateCreation receive(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("Content-Type") @Nullable String contentType,
            @Body byte @Nullable [] body) {
        Client client = clients.require(authorization, apiKey, Roles.ADMIN);
        DraftReading reading = new DraftReading(bodies.fields(contentType, body));
        String name = reading.account();
        TemplateDraft draft = reading.draft();
        throwIfAny(reading.violations());
        Account account = accounts.find(name)
                .orElseThrow(() -> invalid(List.of(new Violation("/account", "unknown-account", "is not configured"))));
        TemplateDesk desk = providers
                .get(account.provider())
                .templates()
                .orElseThrow(() -> new Problem(
                        409,
                        "no-template-api",
                        "Provider " + account.provider()
                                + " creates templates in its own console only; create it there"));
        throwIfAny(desk.check(draft, account));
        return new TemplateCreation(client.name(), account, desk, draft);
    }

    /** The question to the provider. */
    public HttpRequest request(@Variable("creation") TemplateCreation creation) {
        return creation.desk().create(creation.draft(), creation.account());
    }

    /**
     * What the caller is told.
     *
     * @throws Problem 502 without an answer, or with one that is not about the draft; 422 if the provider refused the draft
     */
    public RestAnswer answer(@Body Reply reply, @Variable("creation") TemplateCreation creation) {
        if (!(reply instanceof Reply.Answered answered)) {
            notes.unanswered(creation);
            throw new Problem(
                    502,
                    "no-answer",
                    "The provider did not answer; it may have the template all the same. Look at GET /v1/templates"
                            + " before you ask again");
        }
        Answer answer = answered.answer();
        Created created = creation.desk().created(answer);
        if (created instanceof Created.Refused refused) {
            throw new Problem(
                    OF_THE_DRAFT.contains(answer.status()) ? 422 : 502,
                    "refused-by-provider",
                    refused.reason(),
                    Map.of("code", refused.code(), "http_status", answer.status()));
        }
        Created.Taken taken = (Created.Taken) created;
        notes.taken(creation, taken);
        return registered(taken, creation);
    }

    private static RestAnswer registered(Created.Taken taken, TemplateCreation creation) {
        TemplateDraft draft = creation.draft();
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("account", creation.account().name());
        template.put("name", draft.name());
        template.put("language", draft.language());
        template.put("status", taken.state().wire());
        template.put("id", taken.id());
        return RestAnswer.json(201, template);
    }

    private static void throwIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
    }

    private static Problem invalid(List<Violation> violations) {
        return new Problem(
                422,
                "invalid",
                "The template was not asked for; every reason is listed",
                Map.of("violations", violations));
    }
}
