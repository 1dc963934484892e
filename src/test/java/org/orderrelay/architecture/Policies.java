package org.orderrelay.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The failure policies, by id. */
final class Policies {
    static final String FILE = "00-failure-policies.yaml";

    private final Map<String, JsonNode> byId = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    Policies(RouteFile file) {
        for (JsonNode definition : file.definitions()) {
            JsonNode policy = definition.path("routeConfiguration");
            String id = policy.path("id").asText();
            if (id.isEmpty()) {
                faults.add(FILE + ": holds something else than policies with an id");
            } else if (byId.put(id, policy) != null) {
                faults.add(FILE + ": policy " + id + " is there twice");
            }
            if (policy.path("description").asText().isBlank()) {
                faults.add(FILE + ": policy " + id + " has no description");
            }
        }
    }

    /** What is wrong with them, given the files that use them. */
    List<String> faults(List<RouteFile> routes) {
        List<String> all = new ArrayList<>(faults);
        byId.keySet().stream()
                .filter(id -> routes.stream().noneMatch(route -> route.policy().equals(id)))
                .forEach(id -> all.add(FILE + ": policy " + id + " is used by no route"));
        return all;
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** Where a policy sends what failed. */
    List<String> targets(String id) {
        return has(id) ? RouteFile.targets(byId.get(id)) : List.of();
    }
}
