package org.orderrelay.ledger.jdbc;

import org.orderrelay.delivery.Scope;

/** A template of an account in one language. */
record TemplateKey(String account, String name, String language) {
    HoldKey holdKey() {
        return new HoldKey(Scope.TEMPLATE, account + '|' + name + '|' + language);
    }
}
