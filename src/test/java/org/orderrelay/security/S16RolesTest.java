package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orderrelay.app.RunningRelay;

/**
 * S16: roles by endpoints. The endpoints are read from the shipped routes, so that a new one is asked for a key like the
 * others; without a rule of its own it is for those who may look.
 */
@ExtendWith(Grounds.Shared.class)
class S16RolesTest {
    private static final Map<String, String> KEYS = Map.of(
            "ingest", RunningRelay.INGEST,
            "viewer", RunningRelay.VIEWER,
            "operator", RunningRelay.OPERATOR,
            "admin", RunningRelay.ADMIN);
    private static final Set<String> LOOK = Set.of("viewer", "operator", "admin");
    private static final Set<String> ACT = Set.of("operator", "admin");
    private static final Map<String, Set<String>> RULES =
            Map.of("POST /v1/orders", Set.of("ingest", "admin"), "POST /v1/templates", Set.of("admin"));

    private final Grounds grounds;

    S16RolesTest(Grounds grounds) {
        this.grounds = grounds;
    }

    /** Method and path of what the shipped routes open below {@code /v1}. */
    private static List<String> endpoints() throws IOException {
        List<String> endpoints = new ArrayList<>();
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.toList()) {
                for (JsonNode definition : yaml.readTree(route.toFile())) {
                    JsonNode from = definition.at("/route/from");
                    String uri = from.path("uri").asText();
                    if (uri.startsWith("platform-http:/v1/")) {
                        String methods =
                                from.at("/parameters/httpMethodRestrict").asText("GET");
                        for (String method : methods.split(",", -1)) {
                            endpoints.add(method + ' ' + uri.substring("platform-http:".length()));
                        }
                    }
                }
            }
        }
        return endpoints;
    }

    private int status(String endpoint, String key) throws Exception {
        String[] parts = endpoint.split(" ", 2);
        String path = parts[1].replaceAll("\\{[a-z_]+}", "none");
        HttpRequest.Builder request = grounds.relay.request(path).header("Content-Type", "application/json");
        if (key != null) {
            request.header("X-API-Key", key);
        }
        return grounds.relay
                .send(request.method(
                        parts[0],
                        parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{\"nothing\": 1}")))
                .statusCode();
    }

    @Test
    void theEndpointsAreFound() throws IOException {
        assertThat(endpoints())
                .hasSizeGreaterThan(15)
                .contains("POST /v1/orders", "GET /v1/audit", "POST /v1/deliveries/{id}/replay");
    }

    @TestFactory
    Stream<DynamicTest> whoMayDoWhat() throws IOException {
        return endpoints().stream()
                .map(endpoint -> dynamicTest(endpoint, () -> {
                    assertThat(status(endpoint, null)).as("nobody").isEqualTo(401);
                    assertThat(status(endpoint, "guessed")).as("a wrong key").isEqualTo(401);
                    Set<String> may = RULES.getOrDefault(endpoint, endpoint.matches("(GET|HEAD) .*") ? LOOK : ACT);
                    for (Map.Entry<String, String> client : KEYS.entrySet()) {
                        int status = status(endpoint, client.getValue());
                        if (may.contains(client.getKey())) {
                            assertThat(status).as(client.getKey()).isNotIn(401, 403, 500);
                        } else {
                            assertThat(status).as(client.getKey()).isEqualTo(403);
                        }
                    }
                }));
    }
}
