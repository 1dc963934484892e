package org.orderrelay.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** The running routes: how they stand, stop and start of one, routes of others. Starting and stopping is for one thread at a time. */
public final class RouteDesk {
    private final CamelContext camel;
    private final @Nullable ManagedCamelContext counts;

    RouteDesk(CamelContext camel) {
        this.camel = camel;
        this.counts = camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
    }

    /**
     * How a route stands.
     *
     * @param state {@code Started}, {@code Stopped}, …
     * @param total exchanges since its start; 0 where nothing is counted
     * @param failed those that failed
     * @param inFlight those under way
     * @param description what it is for; empty if it does not say
     */
    public record Standing(String id, String state, long total, long failed, long inFlight, String description) {
        public boolean isStarted() {
            return state.equals(ServiceStatus.Started.name());
        }
    }

    /** Every route, by id. */
    public List<Standing> all() {
        return camel.getRoutes().stream()
                .sorted(Comparator.comparing(Route::getRouteId))
                .map(this::standing)
                .toList();
    }

    private Standing standing(Route route) {
        String id = route.getRouteId();
        ServiceStatus status = camel.getRouteController().getRouteStatus(id);
        String description = description(route);
        ManagedRouteMBean counted = counts == null ? null : counts.getManagedRoute(id);
        String state = String.valueOf(status);
        if (counted == null) {
            return new Standing(id, state, 0, 0, 0, description);
        }
        try {
            return new Standing(
                    id,
                    state,
                    counted.getExchangesTotal(),
                    counted.getExchangesFailed(),
                    counted.getExchangesInflight(),
                    description);
        } catch (Exception e) {
            throw new IllegalStateException("route " + id + " cannot be asked", e);
        }
    }

    /** Camel leaves the parameters of a template as they stand there. */
    private String description(Route route) {
        String description = route.getDescription() == null ? "" : route.getDescription();
        RouteDefinition definition = ((ModelCamelContext) camel).getRouteDefinition(route.getRouteId());
        if (definition == null || definition.getTemplateParameters() == null) {
            return description;
        }
        for (Map.Entry<String, Object> parameter :
                definition.getTemplateParameters().entrySet()) {
            description = description.replace(
                    "{{" + parameter.getKey() + "}}", parameter.getValue().toString());
        }
        return description;
    }

    /** Whether there is a route of this id. */
    public boolean has(String id) {
        return camel.getRoute(id) != null;
    }

    /** Starts a route that was stopped; one that runs goes on. */
    public void start(String id) throws Exception {
        camel.getRouteController().startRoute(id);
    }

    /** Stops a route after what is under way in it, 20 s at most; it starts again with the relay. */
    public void stop(String id) throws Exception {
        camel.getRouteController().stopRoute(id);
    }

    /**
     * Adds routes and starts them.
     *
     * @return their ids, for {@link #remove}
     */
    public List<String> add(RoutesBuilder routes) throws Exception {
        Set<String> before = ids();
        try {
            camel.addRoutes(routes);
        } catch (Exception e) {
            remove(added(before));
            throw e;
        }
        return added(before);
    }

    private List<String> added(Set<String> before) {
        List<String> added = new ArrayList<>(ids());
        added.removeAll(before);
        return added;
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        camel.getRoutes().forEach(route -> ids.add(route.getRouteId()));
        return ids;
    }

    /** Stops routes and forgets them. */
    public void remove(List<String> ids) throws Exception {
        for (String id : ids) {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        }
    }
}
