package org.orderrelay.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orderrelay.pipeline.contact.ContactRoute;

/** All route files together, and everything that is wrong with them, one sentence each. */
final class Topology {
    private static final int LONGEST = 40;
    private static final Set<String> BRANCHES = Set.of(
            "choice", "split", "filter", "multicast", "recipientList", "loop", "loadBalance", "doTry", "dynamicRouter");
    private static final Set<String> STEERED_BY_DATA =
            Set.of("toD", "recipientList", "dynamicRouter", "routingSlip", "enrich", "pollEnrich", "poll", "wireTap");
    private static final Set<String> CODE_AS_TEXT =
            Set.of("script", "groovy", "joor", "java", "js", "python", "mvel", "ognl", "spel", "language");
    /** The port of a look-up: whether there is a question its memory decides, in the middle of a bean. */
    private static final Set<String> ASKED_BY_BEANS = Set.of(ContactRoute.CHANNEL);

    private static final Pattern CODE_ENDPOINT = Pattern.compile("(exec|language|groovy|class|bean|script):.*");

    private final List<RouteFile> routes;
    private final Policies policies;
    private final List<String> faults = new ArrayList<>();

    Topology(List<RouteFile> files) {
        RouteFile none = new RouteFile(Policies.FILE, 0, List.of());
        policies = new Policies(files.stream()
                .filter(file -> file.name().equals(Policies.FILE))
                .findFirst()
                .orElse(none));
        routes = files.stream()
                .filter(file -> !file.name().equals(Policies.FILE))
                .toList();
    }

    /** Empty if everything is as it should be. */
    List<String> faults() {
        faults.clear();
        faults.addAll(policies.faults(routes));
        routes.forEach(this::shape);
        routes.forEach(this::steps);
        channels();
        routes.forEach(route -> cycle(route, new ArrayList<>()));
        return faults.stream().distinct().toList();
    }

    private void shape(RouteFile file) {
        if (file.definition().isMissingNode()) {
            check(false, file, "must hold one route or one template and nothing else");
            return;
        }
        check(file.id().equals(file.expectedId()), file, "holds the id '" + file.id() + "'");
        check(!file.definition().path("description").asText().isBlank(), file, "has no description");
        check(!file.route().path("description").asText().isBlank(), file, "has no description");
        check(!file.policy().isEmpty(), file, "names no failure policy");
        check(file.policy().isEmpty() || policies.has(file.policy()), file, "names no known policy: " + file.policy());
        check(file.lines() <= LONGEST, file, "is longer than " + LONGEST + " lines");
        check(!file.from().isEmpty(), file, "has no source");
    }

    private void steps(RouteFile file) {
        List<String> branches = new ArrayList<>();
        RouteFile.walk(file.route(), (key, value) -> {
            if (BRANCHES.contains(key)) {
                branches.add(key);
            }
            check(!STEERED_BY_DATA.contains(key), file, "lets data choose an endpoint: " + key);
            check(!CODE_AS_TEXT.contains(key), file, "holds code as text: " + key);
            check(
                    !(key.equals("uri") || key.equals("to")) || isFixed(value),
                    file,
                    "has an endpoint made of data or code");
        });
        check(branches.size() <= 1, file, "branches more than once: " + branches);
    }

    private static boolean isFixed(JsonNode endpoint) {
        String uri = RouteFile.uri(endpoint.isTextual() ? endpoint : endpoint.path("uri"));
        return !uri.contains("${") && !CODE_ENDPOINT.matcher(uri).matches();
    }

    private void channels() {
        Map<String, Integer> consumers = new TreeMap<>();
        routes.stream()
                .map(RouteFile::from)
                .filter(Topology::isChannel)
                .forEach(channel -> consumers.merge(channel, 1, Integer::sum));
        Set<String> produced = new HashSet<>(ASKED_BY_BEANS);
        for (RouteFile file : routes) {
            channelsFrom(file).forEach(channel -> {
                produced.add(channel);
                check(consumers.containsKey(channel), file, "sends to " + channel + ", which nobody consumes");
            });
        }
        consumers.forEach((channel, count) -> {
            if (count > 1) {
                faults.add(channel + " has " + count + " consumers");
            }
            if (!produced.contains(channel)) {
                faults.add(channel + " has no producer");
            }
        });
    }

    private void cycle(RouteFile file, List<RouteFile> path) {
        if (path.contains(file)) {
            check(false, path.get(0), "lies on a cycle or leads into one");
            return;
        }
        List<RouteFile> further = new ArrayList<>(path);
        further.add(file);
        channelsFrom(file).flatMap(this::consumers).forEach(next -> cycle(next, further));
    }

    private Stream<RouteFile> consumers(String channel) {
        return routes.stream().filter(route -> route.from().equals(channel));
    }

    /** Where a route sends, its failure policy included. */
    private Stream<String> channelsFrom(RouteFile file) {
        return Stream.concat(file.targets().stream(), policies.targets(file.policy()).stream())
                .filter(Topology::isChannel);
    }

    private static boolean isChannel(String uri) {
        return uri.startsWith("direct:");
    }

    private void check(boolean ok, RouteFile file, String fault) {
        if (!ok) {
            faults.add(file.name() + ": " + fault);
        }
    }
}
