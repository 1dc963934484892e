package org.orderrelay.app.karaf.shell;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.app.RouteDesk;
import org.orderrelay.app.karaf.Standing;
import org.orderrelay.operator.AccountDeeds;

/** {@code order-relay:status}. */
@Service
@Command(
        scope = "order-relay",
        name = "status",
        description =
                "How the relay stands: whether it runs and why not, ledger, deliveries, accounts and their holds.")
public final class StatusCommand extends RelayCommand {
    @Override
    void run() {
        Standing standing = keeper().standing();
        if (standing instanceof Standing.Running running) {
            out().println("relay       running since " + running.since());
            running(running.desk());
        } else if (standing instanceof Standing.Misconfigured misconfigured) {
            out().println("relay       not running: the configuration has faults; it starts when they are mended");
            misconfigured.faults().forEach(fault -> out().println("  " + fault));
        } else if (standing instanceof Standing.Failed failed) {
            out().println("relay       not running, tried again: " + failed.reason());
        } else {
            out().println("relay       " + standing.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
    }

    private void running(RelayDesk desk) {
        out().println("ledger      " + desk.ledger().fault().orElse("healthy"));
        Map<String, Long> states = new TreeMap<>(desk.ledger().view().countByState());
        out().println("deliveries  "
                + (states.isEmpty()
                        ? "none"
                        : states.entrySet().stream()
                                .map(state -> state.getKey() + " " + state.getValue())
                                .collect(Collectors.joining(", "))));
        Map<String, Long> routes = desk.routes().all().stream()
                .collect(Collectors.groupingBy(RouteDesk.Standing::state, TreeMap::new, Collectors.counting()));
        out().println("routes      "
                + routes.entrySet().stream()
                        .map(state -> state.getKey().toLowerCase(Locale.ROOT) + " " + state.getValue())
                        .collect(Collectors.joining(", ")));
        ShellTable table = new ShellTable();
        table.column("Account");
        table.column("Provider");
        table.column("Queued").alignRight();
        table.column("Held");
        for (AccountDeeds.Standing account : desk.accounts().all()) {
            table.addRow().addContent(account.name(), account.provider(), account.queued(), HeldScope.holds(account));
        }
        print(table, "no accounts");
    }
}
