package org.orderrelay.app.karaf.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.app.RouteDesk;

/** Completes the ids of routes that run. */
@Service
public final class StartedRoutes extends RelayCompleter {
    @Override
    List<String> words(RelayDesk desk) {
        return desk.routes().all().stream()
                .filter(RouteDesk.Standing::isStarted)
                .map(RouteDesk.Standing::id)
                .toList();
    }
}
