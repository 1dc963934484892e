package org.orderrelay.app.karaf.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.operator.AccountDeeds;
import org.orderrelay.operator.Decision;

/** {@code order-relay:hold}. */
@Service
@Command(
        scope = "order-relay",
        name = "hold",
        description = "Stops an account, or a scope of it, until somebody releases it. What is queued waits.")
public final class HoldCommand extends ScopeCommand {
    @Override
    Decision decide(AccountDeeds accounts, String account, Scope scope, String key, Act act) {
        return accounts.hold(account, scope, key, act);
    }
}
