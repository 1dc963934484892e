package org.orderrelay.pipeline.rest;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.LedgerView;

/** What can be asked over REST: orders, deliveries, files, templates. */
public final class RestQueries {
    private static final Set<String> VIEW = Set.of("viewer", "operator", "admin");
    private static final Set<String> STATES =
            Stream.of(DeliveryState.values()).map(DeliveryState::wire).collect(Collectors.toUnmodifiableSet());
    private static final int LIMIT = 100;
    private static final int MOST = 1000;

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
        clients.require(authorization, apiKey, VIEW);
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
            @Header("limit") @Nullable String limit,
            @Header("cursor") @Nullable String cursor) {
        clients.require(authorization, apiKey, VIEW);
        if (state != null && !STATES.contains(state)) {
            throw new Problem(
                    400,
                    "bad-parameter",
                    "state must be one of " + STATES.stream().sorted().toList());
        }
        DeliveryFilter filter = new DeliveryFilter(state, account, referenceId, code, limit(limit), cursor);
        return RestAnswer.json(200, page(() -> view.deliveries(filter)));
    }

    /** {@code GET /v1/deliveries/{id}}. */
    public RestAnswer delivery(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("id") String id) {
        clients.require(authorization, apiKey, VIEW);
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
        clients.require(authorization, apiKey, VIEW);
        int most = limit(limit);
        return RestAnswer.json(200, page(() -> view.files(most, cursor)));
    }

    /** {@code GET /v1/files/{id}}. */
    public RestAnswer file(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("id") String id) {
        clients.require(authorization, apiKey, VIEW);
        return view.file(id)
                .map(file -> RestAnswer.json(200, file))
                .orElseThrow(() -> new Problem(404, "not-found", "No file of this id is known"));
    }

    /** {@code GET /v1/templates}, by account, name and language. */
    public RestAnswer templates(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("account") @Nullable String account,
            @Header("limit") @Nullable String limit,
            @Header("cursor") @Nullable String cursor) {
        clients.require(authorization, apiKey, VIEW);
        int most = limit(limit);
        return RestAnswer.json(200, page(() -> TemplatePages.of(view.templates(), account, most, cursor)));
    }

    private static Object page(Supplier<Object> query) {
        try {
            return query.get();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Problem(400, "bad-parameter", "cursor is not one that was handed out");
        }
    }

    private static int limit(@Nullable String text) {
        try {
            int limit = text == null ? LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new Problem(400, "bad-parameter", "limit must be a number from 1 to " + MOST);
        }
        throw new Problem(400, "bad-parameter", "limit must be a number from 1 to " + MOST);
    }
}
