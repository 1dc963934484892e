package org.orderrelay.ledger.jdbc;

import java.util.List;
import org.orderrelay.delivery.Scope;

/** What deliveries have in common that can be held together; the outbox takes from lanes in turn. */
record Lane(String account, String sender, String template, String language) {
    /** Key of the lane's row. Account names and locales hold no bar. */
    String key() {
        return account + '|' + sender + '|' + template + '|' + language;
    }

    /** The scopes that stop the whole lane. */
    List<HoldKey> scopes() {
        return List.of(
                new HoldKey(Scope.ACCOUNT, account),
                new HoldKey(Scope.SENDER, account + '|' + sender),
                new HoldKey(Scope.TEMPLATE, account + '|' + template + '|' + language));
    }
}
