package org.orderrelay.pipeline.rest;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.ReceiptState;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.LedgerView;

/** What can be asked over REST: orders, deliveries, files, templates. */
public final class RestQueries {
    private static final Set<String> STATES =
            Stream.of(DeliveryState.values()).map(DeliveryState::wire).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> RECEIPTS =
            Stream.of(ReceiptState.values()).map(ReceiptState::wire).collect(Collectors.toUnmodifiableSet());

    /** Refused rows shown with a file; its result has all of them. */
    private static final int QUARANTINED = 100;

    private final Clients clients;
    private final LedgerView view;
    private final QueryAnswers answers;

    public RestQueries(Clients clients, LedgerView view) {
        this.clients = clients;
        this.view = view;
        this.answers = new QueryAnswers();
    }

    /** {@code GET /v1/orders/{reference_id}}. */
    public RestAnswer order(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("reference_id") String referenceId) {
        clients.require(authorization, apiKey, Roles.VIEW);
        return view.order(referenceId)
                .map(order -> RestAnswer.json(200, answers.order(order)))
                .orElseThrow(() -> new Problem(404, "not-found", "No order of this reference is known"));
    }

    /** {@code GET /v1/deliveries}. */
    public RestAnswer deliveries(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("state") @Nullable String state,
            @Header("account") @Nullable String account,
            @Header("reference_id") @Nullable String referenceId,
            @Header("code") @Nullable String code,
            @Header("receipt") @Nullable String receipt,
            @Header("since") @Nullable String since,
            @Header("until") @Nullable String until,
            @Header("limit") @Nullable String limit,
            @Header("cursor") @Nullable String cursor) {
        clients.require(authorization, apiKey, Roles.VIEW);
        DeliveryFilter filter = new DeliveryFilter(
                Parameters.word("state", state, STATES),
                account,
                referenceId,
                code,
                Parameters.word("receipt", receipt, RECEIPTS),
                Parameters.time("since", since),
                Parameters.time("until", until),
                Parameters.limit(limit),
                cursor);
        return RestAnswer.json(200, Parameters.page(() -> view.deliveries(filter)));
    }

    /** {@code GET /v1/deliveries/{id}}. */
    public RestAnswer delivery(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("id") String id) {
        clients.require(authorization, apiKey, Roles.VIEW);
        return view.delivery(id)
                .map(detail -> RestAnswer.json(200, answers.delivery(detail)))
                .orElseThrow(() -> new Problem(404, "not-found", "No delivery of this id is known"));
    }

    /** {@code GET /v1/files}. */
    public RestAnswer files(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("limit") @Nullable String limit,
            @Header("cursor") @Nullable String cursor) {
        clients.require(authorization, apiKey, Roles.VIEW);
        int most = Parameters.limit(limit);
        return RestAnswer.json(200, Parameters.page(() -> view.files(most, cursor)));
    }

    /** {@code GET /v1/files/{id}}. */
    public RestAnswer file(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("id") String id) {
        clients.require(authorization, apiKey, Roles.VIEW);
        return view.file(id)
                .map(file -> RestAnswer.json(200, answers.file(file, view.quarantined(id, QUARANTINED))))
                .orElseThrow(() -> new Problem(404, "not-found", "No file of this id is known"));
    }

    /** {@code GET /v1/templates}, by account, name and language. */
    public RestAnswer templates(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("account") @Nullable String account,
            @Header("limit") @Nullable String limit,
            @Header("cursor") @Nullable String cursor) {
        clients.require(authorization, apiKey, Roles.VIEW);
        int most = Parameters.limit(limit);
        return RestAnswer.json(200, Parameters.page(() -> TemplatePages.of(view.templates(), account, most, cursor)));
    }
}
