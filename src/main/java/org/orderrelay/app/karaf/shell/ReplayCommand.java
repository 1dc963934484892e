package org.orderrelay.app.karaf.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code order-relay:replay}. */
@Service
@Command(
        scope = "order-relay",
        name = "replay",
        description = "Queues a delivery again that is dead, abandoned or failed, with the payload it had.")
public final class ReplayCommand extends RelayCommand {
    @Argument(name = "id", description = "Of the delivery.", required = true)
    @Completion(ReplayableDeliveries.class)
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private String id;

    @Option(name = "--reason", aliases = "-r", description = "Why; it stands in the audit.", required = true)
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private String reason;

    @Override
    void run() {
        Decisions.require(desk().deliveries().replay(id, null, act(reason)));
        desk().ledger().view().delivery(id).ifPresent(detail -> new Timeline(out()).delivery(detail));
    }
}
