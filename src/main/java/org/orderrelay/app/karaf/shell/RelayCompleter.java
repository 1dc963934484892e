package org.orderrelay.app.karaf.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.app.karaf.RelayKeeper;
import org.orderrelay.app.karaf.Standing;

/** Completes with what the running relay knows; with nothing while none runs. */
abstract class RelayCompleter implements Completer {
    @Reference
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private RelayKeeper keeper;

    abstract List<String> words(RelayDesk desk);

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> words = keeper.standing() instanceof Standing.Running running ? words(running.desk()) : List.of();
        return new StringsCompleter(words).complete(session, line, candidates);
    }
}
