package org.orderrelay.ledger.jdbc;

import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.RetrySchedule;
import org.orderrelay.ledger.LedgerRules;

/**
 * What every piece of work of one transaction shares.
 *
 * @param now microseconds, one time for the whole transaction
 */
record Transaction(Sql sql, Node node, long now, Setting setting) {
    /** What decisions depend on besides the tables. */
    record Setting(LedgerRules rules, Accounts accounts, RetrySchedule schedule) {}

    LedgerRules rules() {
        return setting.rules();
    }
}
