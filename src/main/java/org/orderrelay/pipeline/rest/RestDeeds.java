package org.orderrelay.pipeline.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.Resolution;
import org.orderrelay.operator.AccountDeeds;
import org.orderrelay.operator.Decision;
import org.orderrelay.operator.DeliveryDeeds;

/** What operators do to one delivery or account over REST. Every answer shows how its subject stands now. */
public final class RestDeeds {
    private static final List<Scope> SCOPES = List.of(Scope.ACCOUNT, Scope.SENDER, Scope.TEMPLATE, Scope.RECIPIENT);

    private final Clients clients;
    private final LedgerView view;
    private final DeliveryDeeds deliveries;
    private final AccountDeeds accounts;
    private final JsonBody bodies = new JsonBody();

    public RestDeeds(Clients clients, LedgerView view, DeliveryDeeds deliveries, AccountDeeds accounts) {
        this.clients = clients;
        this.view = view;
        this.deliveries = deliveries;
        this.accounts = accounts;
    }

    /**
     * First step of every route of this kind: who asks, and for what.
     *
     * @throws Problem 401, 403; 415, 413, 400 for what is no JSON object
     */
    public DeedRequest receive(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("Content-Type") @Nullable String contentType,
            @Header("Idempotency-Key") @Nullable String requestKey,
            @Body byte @Nullable [] body) {
        Client client = clients.require(authorization, apiKey, Roles.ACT);
        return new DeedRequest(client, RequestKey.of(requestKey), bodies.fields(contentType, body));
    }

    /** {@code POST /v1/deliveries/{id}/replay}. */
    public RestAnswer replay(@Body DeedRequest request, @Header("id") String id) {
        FieldReading reading = new FieldReading(request.fields(), Set.of("payload", "reason"));
        Act act = request.act(reading.required("reason"));
        reading.throwIfAny();
        require(deliveries.replay(id, request.fields().get("payload"), act), "/payload");
        return delivery(id);
    }

    /** {@code POST /v1/deliveries/{id}/resolve}. */
    public RestAnswer resolve(@Body DeedRequest request, @Header("id") String id) {
        FieldReading reading = new FieldReading(request.fields(), Set.of("as", "reason"));
        String word = reading.required("as");
        Optional<Resolution> as = Resolution.of(word);
        if (as.isEmpty() && !word.isEmpty()) {
            reading.violate("as", "enum", "must be sent, resend or abandon");
        }
        Act act = request.act(reading.required("reason"));
        reading.throwIfAny();
        require(deliveries.resolve(id, as.orElseThrow(), act), "");
        return delivery(id);
    }

    /** {@code POST /v1/accounts/{name}/hold}. */
    public RestAnswer hold(@Body DeedRequest request, @Header("name") String name) {
        Held held = held(request);
        require(accounts.hold(name, held.scope, held.key, held.act), "");
        return account(name);
    }

    /** {@code POST /v1/accounts/{name}/release}. */
    public RestAnswer release(@Body DeedRequest request, @Header("name") String name) {
        Held held = held(request);
        require(accounts.release(name, held.scope, held.key, held.act), "");
        return account(name);
    }

    private record Held(Scope scope, String key, Act act) {}

    private static Held held(DeedRequest request) {
        FieldReading reading = new FieldReading(request.fields(), Set.of("scope", "key", "reason"));
        String word = reading.text("scope");
        Optional<Scope> scope = SCOPES.stream()
                .filter(known -> known.wire().equals(word == null ? Scope.ACCOUNT.wire() : word))
                .findFirst();
        if (scope.isEmpty()) {
            reading.violate("scope", "enum", "must be account, sender, template or recipient");
        }
        String key = reading.text("key");
        Act act = request.act(reading.required("reason"));
        reading.throwIfAny();
        return new Held(scope.orElseThrow(), key == null ? "" : key, act);
    }

    private RestAnswer delivery(String id) {
        return view.delivery(id)
                .map(detail -> RestAnswer.json(200, detail.delivery()))
                .orElseThrow(() -> new Problem(404, "not-found", "No delivery of this id is known"));
    }

    private RestAnswer account(String name) {
        return accounts.find(name)
                .map(standing -> RestAnswer.json(200, standing))
                .orElseThrow(() -> new Problem(404, "not-found", "No account of this name is configured"));
    }

    /** @param at where in the request the document of the violations stands */
    private static void require(Decision decision, String at) {
        if (decision instanceof Decision.Invalid invalid) {
            throw FieldReading.invalid(invalid.violations().stream()
                    .map(violation -> DeedProblems.moved(violation, at))
                    .toList());
        }
        DeedProblems.require(((Decision.Decided) decision).deed());
    }
}
