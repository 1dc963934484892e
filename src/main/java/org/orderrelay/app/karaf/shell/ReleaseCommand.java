package org.orderrelay.app.karaf.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.operator.AccountDeeds;
import org.orderrelay.operator.Decision;

/** {@code order-relay:release}. */
@Service
@Command(
        scope = "order-relay",
        name = "release",
        description = "Releases an account, or a scope of it, whoever held it. What is queued goes, in order.")
public final class ReleaseCommand extends ScopeCommand {
    @Override
    Decision decide(AccountDeeds accounts, String account, Scope scope, String key, Act act) {
        return accounts.release(account, scope, key, act);
    }
}
