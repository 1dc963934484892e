package org.orderrelay.app.karaf.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.orderrelay.app.RouteDesk;

/** {@code order-relay:routes}. */
@Service
@Command(scope = "order-relay", name = "routes", description = "Every route: its state, what passed, what it is for.")
public final class RoutesCommand extends RelayCommand {
    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column("Route");
        table.column("State");
        table.column("Total").alignRight();
        table.column("Failed").alignRight();
        table.column("In flight").alignRight();
        table.column("Description");
        for (RouteDesk.Standing route : desk().routes().all()) {
            table.addRow()
                    .addContent(
                            route.id(),
                            route.state(),
                            route.total(),
                            route.failed(),
                            route.inFlight(),
                            route.description());
        }
        print(table, "no routes");
    }
}
