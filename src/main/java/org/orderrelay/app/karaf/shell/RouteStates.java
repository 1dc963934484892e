package org.orderrelay.app.karaf.shell;

import org.orderrelay.app.RouteDesk;

/** Changes one route and says how it stands then. */
final class RouteStates {
    private RouteStates() {}

    @FunctionalInterface
    interface Change {
        void of(String id) throws Exception;
    }

    static String changed(RouteDesk routes, String id, Change change) throws Exception {
        if (!routes.has(id)) {
            throw new IllegalArgumentException("There is no route " + id);
        }
        change.of(id);
        return routes.all().stream()
                .filter(route -> route.id().equals(id))
                .map(route -> id + " is " + route.state())
                .findFirst()
                .orElseThrow();
    }
}
