package org.orderrelay.pipeline.rest;

import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.OperatorDesk;
import org.orderrelay.ledger.Page;
import org.orderrelay.operator.AccountDeeds;

/** How accounts stand, and what people did. */
public final class RestAccounts {

    private final Clients clients;
    private final AccountDeeds accounts;
    private final OperatorDesk desk;

    public RestAccounts(Clients clients, AccountDeeds accounts, OperatorDesk desk) {
        this.clients = clients;
        this.accounts = accounts;
        this.desk = desk;
    }

    /** {@code GET /v1/accounts}. */
    public RestAnswer list(
            @Header("Authorization") @Nullable String authorization, @Header("X-API-Key") @Nullable String apiKey) {
        clients.require(authorization, apiKey, Roles.VIEW);
        return RestAnswer.json(200, new Page<>(accounts.all(), null));
    }

    /** {@code GET /v1/audit}, the newest first. */
    public RestAnswer audit(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("limit") @Nullable String limit,
            @Header("cursor") @Nullable String cursor) {
        clients.require(authorization, apiKey, Roles.VIEW);
        int most = Parameters.limit(limit);
        return RestAnswer.json(200, Parameters.page(() -> desk.audit(most, cursor)));
    }

    /** {@code GET /v1/audit/check}: whether any line was changed or taken out. */
    public RestAnswer check(
            @Header("Authorization") @Nullable String authorization, @Header("X-API-Key") @Nullable String apiKey) {
        clients.require(authorization, apiKey, Roles.VIEW);
        return RestAnswer.json(200, desk.checkAudit());
    }
}
