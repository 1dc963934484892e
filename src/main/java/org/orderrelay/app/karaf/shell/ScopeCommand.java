package org.orderrelay.app.karaf.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.operator.AccountDeeds;
import org.orderrelay.operator.Decision;

/** What hold and release have in common: an account, a scope of it, a reason. */
abstract class ScopeCommand extends RelayCommand {
    @Argument(name = "account", description = "Name of the account.", required = true)
    @Completion(AccountNames.class)
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private String account;

    @Option(name = "--scope", description = "account, sender, template or recipient (account).")
    @Completion(ScopeWords.class)
    private String scope = Scope.ACCOUNT.wire();

    @Option(
            name = "--key",
            description = "Of a template \"name|language\", of a recipient the number, of a sender nothing.")
    private String key = "";

    @Option(name = "--reason", aliases = "-r", description = "Why; it stands in the audit.", required = true)
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private String reason;

    abstract Decision decide(AccountDeeds accounts, String account, Scope scope, String key, Act act);

    @Override
    final void run() {
        AccountDeeds accounts = desk().accounts();
        Decisions.require(decide(accounts, account, HeldScope.of(scope), key, act(reason)));
        accounts.find(account).ifPresent(standing -> {
            String holds = HeldScope.holds(standing);
            out().println(account + ": " + standing.queued() + " queued, "
                    + (holds.isEmpty() ? "nothing held" : "held: " + holds));
        });
    }
}
