package org.orderrelay.app.karaf.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code order-relay:route-start}. */
@Service
@Command(scope = "order-relay", name = "route-start", description = "Starts a route that was stopped.")
public final class RouteStartCommand extends RelayCommand {
    @Argument(name = "route", description = "Its id, as order-relay:routes shows it.", required = true)
    @Completion(StoppedRoutes.class)
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private String id;

    @Override
    void run() throws Exception {
        Rights.requireToAct();
        String stands = keeper().ask(desk -> RouteStates.changed(desk.routes(), id, desk.routes()::start));
        out().println(stands);
    }
}
