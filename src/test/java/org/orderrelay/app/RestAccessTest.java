package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** S15, S16: who may do what, how often, and what happens when there is no room. */
class RestAccessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SENDS = Set.of("ingest", "admin");
    private static final Set<String> LOOKS = Set.of("viewer", "operator", "approver", "admin");
    private static final Set<String> ACTS = Set.of("operator", "approver", "admin");
    private static final int ROOM = 8;

    /** Every endpoint below /v1/ must have a row; HEAD is GET without a body. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("POST /v1/orders", SENDS),
            Map.entry("GET /v1/orders/{reference_id}", LOOKS),
            Map.entry("GET /v1/deliveries", LOOKS),
            Map.entry("GET /v1/deliveries/{id}", LOOKS),
            Map.entry("POST /v1/deliveries/{id}/replay", ACTS),
            Map.entry("POST /v1/deliveries/{id}/resolve", ACTS),
            Map.entry("POST /v1/deliveries/replay", ACTS),
            Map.entry("GET /v1/replays", LOOKS),
            Map.entry("POST /v1/replays/{id}/cancel", ACTS),
            Map.entry("GET /v1/accounts", LOOKS),
            Map.entry("POST /v1/accounts/{name}/hold", ACTS),
            Map.entry("POST /v1/accounts/{name}/release", ACTS),
            Map.entry("GET /v1/files", LOOKS),
            Map.entry("GET /v1/files/{id}", LOOKS),
            Map.entry("GET /v1/templates", LOOKS),
            Map.entry("POST /v1/templates", Set.of("admin")),
            Map.entry("GET /v1/audit", LOOKS),
            Map.entry("GET /v1/audit/check", LOOKS));

    private static final Map<String, String> KEYS = Map.of(
            "ingest", RunningRelay.INGEST,
            "viewer", RunningRelay.VIEWER,
            "operator", RunningRelay.OPERATOR,
            "approver", RunningRelay.APPROVER,
            "admin", RunningRelay.ADMIN);

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        relay = new RunningRelay(
                folder, sandbox.baseUrl(), Map.of("HTTP_REQUESTS", "" + ROOM, "HTTP_REQUESTS_MB", "4"));
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    private static Set<String> endpoints() throws IOException {
        return HttpEndpoints.shipped().stream()
                .filter(endpoint -> endpoint.contains(" /v1/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed(String endpoint) {
        return ALLOWED.get(endpoint.replace("HEAD ", "GET "));
    }

    private static HttpResponse<String> call(String endpoint, String key) throws Exception {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(method.length() + 1).replaceAll("\\{[a-z_]+}", "none");
        boolean sends = method.equals("POST");
        var request = relay.request(path)
                .header("Content-Type", "application/json")
                .method(method, sends ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        return relay.send(key == null ? request : request.header("X-API-Key", key));
    }

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() throws IOException {
        assertThat(endpoints().stream().map(endpoint -> endpoint.replace("HEAD ", "GET ")))
                .containsAll(ALLOWED.keySet())
                .allSatisfy(endpoint -> assertThat(ALLOWED).containsKey(endpoint));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleAtEveryEndpoint() throws IOException {
        return endpoints().stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint, () -> {
                    for (Map.Entry<String, String> role : KEYS.entrySet()) {
                        int status = call(endpoint, role.getValue()).statusCode();
                        if (allowed(endpoint).contains(role.getKey())) {
                            assertThat(status)
                                    .as("%s by %s", endpoint, role.getKey())
                                    .isNotIn(401, 403, 500, 503);
                        } else {
                            assertThat(status)
                                    .as("%s by %s", endpoint, role.getKey())
                                    .isEqualTo(403);
                        }
                    }
                    assertThat(call(endpoint, null).statusCode()).isEqualTo(401);
                    assertThat(call(endpoint, "guessed").statusCode()).isEqualTo(401);
                }));
    }

    @Test
    void aKeyInTheAddressIsNoKey() throws Exception {
        assertThat(relay.send(relay.request("/v1/files?X-API-Key=" + RunningRelay.VIEWER))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void clientsAreReadAgainWhenTheFileChangesAndAFaultyChangeDoesNothing() throws Exception {
        Path file = folder.resolve("config/clients.yaml");
        String before = Files.readString(file);
        String visitor = RunningRelay.client("visitor", "viewer", "key-of-a-visitor");
        replace(file, before + visitor);
        await().untilAsserted(() -> assertThat(
                        call("GET /v1/files", "key-of-a-visitor").statusCode())
                .isEqualTo(200));

        replace(file, before);
        await().untilAsserted(() -> assertThat(
                        call("GET /v1/files", "key-of-a-visitor").statusCode())
                .isEqualTo(401));
        assertThat(call("GET /v1/files", RunningRelay.VIEWER).statusCode()).isEqualTo(200);

        try (LogLines log = new LogLines()) {
            replace(file, before + "  - {name: broken}\n");
            await().untilAsserted(() -> {
                assertThat(call("GET /v1/files", RunningRelay.VIEWER).statusCode())
                        .isEqualTo(200);
                assertThat(log.lines()).anyMatch(line -> line.contains("faulty"));
            });
        }
        replace(file, before);
    }

    private static void replace(Path file, String text) throws IOException {
        Path next = Files.writeString(file.resolveSibling("next"), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aClientThatCallsTooOftenIsTold429AndWhenToComeAgain() throws Exception {
        Path file = folder.resolve("config/clients.yaml");
        String before = Files.readString(file);
        String eager = RunningRelay.client("eager", "viewer", "key-of-the-eager")
                .replace("key-sha256", "limits: {per-second: 1, burst: 3}, key-sha256");
        replace(file, before + eager);
        await().until(() -> call("GET /v1/files", "key-of-the-eager").statusCode() == 200);

        HttpResponse<String> answer = call("GET /v1/files", "key-of-the-eager");
        for (int i = 0; i < 5 && answer.statusCode() == 200; i++) {
            answer = call("GET /v1/files", "key-of-the-eager");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(call("GET /v1/files", RunningRelay.VIEWER).statusCode()).isEqualTo(200);
        replace(file, before);
    }

    @Test
    void whenAllPlacesAreTakenTheNextIsTold503AndNothingWaits() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                slow.add(beginPost(1024 * 1024));
            }
            await().untilAsserted(() -> {
                HttpResponse<String> answer = call("POST /v1/orders", RunningRelay.INGEST);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                JsonNode problem = JSON.readTree(answer.body());
                assertThat(problem.path("title").asText()).isEqualTo("busy");
            });
            assertThat(call("GET /v1/files", RunningRelay.VIEWER).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        await().untilAsserted(() -> assertThat(
                        call("POST /v1/orders", RunningRelay.INGEST).statusCode())
                .isEqualTo(422));
    }

    /** Says how much it will send, and does not send it. */
    private static Socket beginPost(int length) throws IOException {
        List<String> head = List.of(
                "X-API-Key: " + RunningRelay.INGEST, "Content-Type: application/json", "Content-Length: " + length);
        return RawPost.begin(relay.httpPort(), head, "[");
    }

    @Test
    void ofManyLargePostsAtOnceEachIsTakenOrTold503() throws Exception {
        String blanks = " ".repeat(900_000);
        Map<Integer, Integer> statuses = new HashMap<>();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String order = TeaOrders.pending("LARGE-" + i) + blanks;
            Thread sender = new Thread(() -> {
                int status = post(order);
                synchronized (statuses) {
                    statuses.merge(status, 1, Integer::sum);
                }
            });
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(statuses).containsKey(202).containsKey(503).hasSize(2);
        await().untilAsserted(() -> assertThat(relay.management("/metrics").body())
                .contains("order_relay_rest_in_hand 0.0", "order_relay_rest_in_hand_bytes 0.0"));
    }

    private static int post(String order) {
        try {
            return relay.post(order).statusCode();
        } catch (Exception e) {
            return -1;
        }
    }

    @Test
    void whoIsNotKnownIsToldBeforeItsBodyIsSent() throws Exception {
        List<String> head =
                List.of("Content-Type: application/json", "Expect: 100-continue", "Content-Length: 1000000");
        try (Socket socket = RawPost.begin(relay.httpPort(), head, "")) {
            byte[] answer = socket.getInputStream().readNBytes(12);

            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty(); // and the connection ends
        }
    }
}
