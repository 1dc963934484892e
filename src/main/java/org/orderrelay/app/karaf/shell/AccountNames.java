package org.orderrelay.app.karaf.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.operator.AccountDeeds;

/** Completes the names of the accounts. */
@Service
public final class AccountNames extends RelayCompleter {
    @Override
    List<String> words(RelayDesk desk) {
        return desk.accounts().all().stream().map(AccountDeeds.Standing::name).toList();
    }
}
