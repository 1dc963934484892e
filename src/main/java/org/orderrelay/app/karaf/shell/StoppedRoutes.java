package org.orderrelay.app.karaf.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.app.RouteDesk;

/** Completes the ids of routes that were stopped. */
@Service
public final class StoppedRoutes extends RelayCompleter {
    @Override
    List<String> words(RelayDesk desk) {
        return desk.routes().all().stream()
                .filter(route -> !route.isStarted())
                .map(RouteDesk.Standing::id)
                .toList();
    }
}
