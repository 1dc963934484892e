package org.orderrelay.app.karaf.shell;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.orderrelay.delivery.DeliveryState;

/** Completes the states of a delivery. */
@Service
public final class DeliveryStates implements Completer {
    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> words =
                Stream.of(DeliveryState.values()).map(DeliveryState::wire).toList();
        return new StringsCompleter(words).complete(session, line, candidates);
    }
}
