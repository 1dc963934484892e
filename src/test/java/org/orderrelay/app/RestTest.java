package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** The REST edge of a running relay: each answer of the contract, with the shape of its body. */
@OfRoutes({"11-ingest-rest", "90-show-order", "91-list-deliveries", "92-show-delivery", "93-list-files", "94-show-file"
})
class RestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT.withPayloads());
        relay = new RunningRelay(folder, sandbox.baseUrl(), Map.of());
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static void isProblem(HttpResponse<String> answer, int status, String title) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(body(answer).path("status").asInt()).isEqualTo(status);
        assertThat(body(answer).path("title").asText()).isEqualTo(title);
        assertThat(body(answer).path("type").asText()).isEqualTo("about:blank");
        assertThat(body(answer).path("detail").asText()).isNotBlank();
    }

    @Test
    void anOrderIsAcceptedAndDelivered() throws Exception {
        HttpResponse<String> answer = relay.post(TeaOrders.pending("REST-1"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode accepted = body(answer).path("accepted").get(0);
        assertThat(accepted.path("reference_id").asText()).isEqualTo("REST-1");
        assertThat(accepted.path("status").asText()).isEqualTo("pending");
        assertThat(accepted.path("delivery_ids")).hasSize(1);
        assertThat(accepted.path("duplicate").asBoolean()).isFalse();
        assertThat(body(answer).path("rejected").isEmpty()).isTrue();
        await().until(() -> sandbox.accepted("REST-1").size() == 1);
    }

    @Test
    void anArrayIsAnsweredOrderByOrder() throws Exception {
        HttpResponse<String> answer =
                relay.post("[" + TeaOrders.pending("REST-2") + "," + TeaOrders.pending("REST-3", "1.00") + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(body(answer).path("accepted")).hasSize(1);
        JsonNode rejected = body(answer).path("rejected").get(0);
        assertThat(rejected.path("index").asInt()).isEqualTo(1);
        assertThat(rejected.path("reference_id").asText()).isEqualTo("REST-3");
        assertThat(rejected.path("violations").get(0).path("rule").asText()).isEqualTo("sum");
        assertThat(rejected.path("violations").get(0).path("message").asText()).isNotBlank();
    }

    @Test
    void aRepeatedEventIsADuplicate() throws Exception {
        relay.post(TeaOrders.pending("REST-4"));

        HttpResponse<String> again = relay.post(TeaOrders.pending("REST-4"));

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(body(again).path("accepted").get(0).path("duplicate").asBoolean())
                .isTrue();
    }

    @Test
    void theSameKeyWithOtherContentIsAConflict() throws Exception {
        relay.post(TeaOrders.pending("REST-5"));

        HttpResponse<String> other = relay.post(TeaOrders.pending("REST-5").replace("Your tea", "Your own tea"));

        isProblem(other, 409, "conflict");
        assertThat(body(other).path("rejected")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no json", "7", "{\"a\":1,\"a\":2}"})
    void whatIsNotJsonIs400(String text) throws Exception {
        isProblem(relay.post(text), 400, "not-json");
    }

    @Test
    void anOrderThatBreaksRulesIs422WithEveryReason() throws Exception {
        HttpResponse<String> answer = relay.post("{\"reference_id\":\"REST-6\",\"status\":\"pending\"}");

        isProblem(answer, 422, "invalid");
        assertThat(body(answer).path("accepted").isEmpty()).isTrue();
        JsonNode violations = body(answer).path("rejected").get(0).path("violations");
        assertThat(violations.size()).isGreaterThan(1);
        violations.forEach(violation ->
                assertThat(violation.fieldNames()).toIterable().containsExactlyInAnyOrder("path", "rule", "message"));
    }

    /** Kaleyra's own sample ends its reference so; sent on, no later status would find its order. */
    @Test
    void aReferenceThatEndsInANarrowNoBreakSpaceIsRefusedAndNotSent() throws Exception {
        HttpResponse<String> answer = relay.post(TeaOrders.pending("395XXXXX\u202F"));

        isProblem(answer, 422, "invalid");
        JsonNode violation =
                body(answer).path("rejected").get(0).path("violations").get(0);
        assertThat(violation.path("path").asText()).isEqualTo("/reference_id");
        assertThat(violation.path("rule").asText()).isEqualTo("characters");
        relay.post(TeaOrders.pending("REST-AFTER"));
        await().until(() -> sandbox.accepted("REST-AFTER").size() == 1);
        assertThat(sandbox.accepted("395XXXXX\u202F")).isEmpty();
        assertThat(sandbox.accepted("395XXXXX")).isEmpty();
    }

    @Test
    void whatIsNoOrderOrListOfOrdersIs400() throws Exception {
        isProblem(relay.post("[]"), 400, "not-json");
        isProblem(relay.post("[{\"reference_id\":"), 400, "not-json");
    }

    @Test
    void withoutAKnownKeyItIs401() throws Exception {
        var request = relay.request("/v1/orders").header("Content-Type", "application/json");
        HttpResponse<String> none = relay.send(request.copy().POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> wrong =
                relay.send(request.copy().header("X-API-Key", "guessed").POST(BodyPublishers.ofString("{}")));

        isProblem(none, 401, "unauthorized");
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        isProblem(wrong, 401, "unauthorized");
    }

    @Test
    void aViewerMayNotPostAndTheErpMayNotLook() throws Exception {
        HttpResponse<String> post = relay.send(relay.request("/v1/orders")
                .header("X-API-Key", RunningRelay.VIEWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(TeaOrders.pending("REST-7"))));
        HttpResponse<String> look =
                relay.send(relay.request("/v1/deliveries").header("X-API-Key", RunningRelay.INGEST));

        isProblem(post, 403, "forbidden");
        isProblem(look, 403, "forbidden");
    }

    @Test
    void moreThanOneMegabyteIs413() throws Exception {
        isProblem(relay.post("[" + " ".repeat(1024 * 1024) + "]"), 413, "too-large");
    }

    /** The server's own answers: it refuses a body of 5 MB before any route sees it. */
    @Test
    void whatNoRouteTakesIsAProblemAndNoErrorOfOurs() throws Exception {
        try (LogLines log = new LogLines()) {
            isProblem(relay.post("[" + " ".repeat(5 * 1024 * 1024) + "]"), 413, "too-large");
            isProblem(relay.get("/v1/nothing"), 404, "not-found");
            isProblem(relay.get("/"), 404, "not-found");
            isProblem(relay.send(relay.request("/v1/orders").DELETE()), 401, "unauthorized");
            var known = relay.request("/v1/orders").header("X-API-Key", RunningRelay.INGEST);
            isProblem(relay.send(known.DELETE()), 405, "method-not-allowed");

            assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR") || line.startsWith("WARN"));
        }
    }

    @Test
    void anotherMediaTypeIs415() throws Exception {
        HttpResponse<String> answer = relay.send(relay.request("/v1/orders")
                .header("X-API-Key", RunningRelay.INGEST)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(TeaOrders.pending("REST-8"))));

        isProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void anOrderIsShownWithItsTimeline() throws Exception {
        relay.post(TeaOrders.pending("REST-9"));
        await().until(() -> sandbox.accepted("REST-9").size() == 1);

        await().untilAsserted(() -> {
            JsonNode order = body(relay.get("/v1/orders/REST-9"));
            assertThat(order.path("events")).hasSize(1);
            JsonNode delivery = order.path("deliveries").get(0);
            assertThat(delivery.path("state").asText()).isEqualTo("accepted");
            assertThat(delivery.path("attempts_made")).hasSize(1);
            assertThat(delivery.path("payload").isObject()).isTrue();
        });
        assertThat(relay.get("/v1/orders/REST-9").body()).doesNotContain(TeaOrders.PHONE.substring(1));
        isProblem(relay.get("/v1/orders/UNHEARD-OF"), 404, "not-found");
    }

    @Test
    void deliveriesAreListedByStateAndShownById() throws Exception {
        String id = body(relay.post(TeaOrders.pending("REST-10")))
                .path("accepted")
                .get(0)
                .path("delivery_ids")
                .get(0)
                .asText();

        await().untilAsserted(() -> {
            JsonNode page = body(relay.get("/v1/deliveries?state=accepted&reference_id=REST-10"));
            assertThat(page.path("items")).hasSize(1);
            assertThat(page.has("next_cursor")).isTrue();
            assertThat(page.path("items").get(0).path("id").asText()).isEqualTo(id);
        });
        JsonNode one = body(relay.get("/v1/deliveries/" + id));
        assertThat(one.path("reference_id").asText()).isEqualTo("REST-10");
        assertThat(one.path("attempts_made").get(0).path("http_status").asInt()).isEqualTo(202);
        isProblem(relay.get("/v1/deliveries/none"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=lost",
                "limit=0",
                "limit=1001",
                "limit=many",
                "since=%2B999999999-01-01T00:00:00Z",
                "until=0000-01-01T00:00:00Z"
            })
    void aParameterThatMakesNoSenseIs400(String query) throws Exception {
        isProblem(relay.get("/v1/deliveries?" + query), 400, "bad-parameter");
    }

    @Test
    void filesAreListed() throws Exception {
        assertThat(body(relay.get("/v1/files")).path("items").isArray()).isTrue();
        isProblem(relay.get("/v1/files/none"), 404, "not-found");
    }

    @Test
    void theServerTellsNothingOfItselfAndKeepsNothing() throws Exception {
        HttpResponse<String> answer = relay.post(TeaOrders.pending("REST-11"));

        assertThat(answer.headers().map().keySet())
                .isSubsetOf(List.of(
                        ":status", "cache-control", "content-length", "content-type", "x-content-type-options"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** Names of Camel's own headers, as header and as query parameter, in four casings: none of them steers a route. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelHttpResponseCode", "CAmelHttpResponseCode", "camelhttpresponsecode", "CAMELHTTPRESPONSECODE",
                "CamelHttpUri", "CAmelHttpUri", "camelhttpuri", "CAMELHTTPURI",
                "CamelBeanMethodName", "CAmelBeanMethodName", "camelbeanmethodname", "CAMELBEANMETHODNAME",
                "CamelFileName", "CAmelFileName", "camelfilename", "CAMELFILENAME"
            })
    void noHeaderOfTheCallerSteersARoute(String name) throws Exception {
        HttpResponse<String> answer = relay.send(relay.request("/v1/orders?" + name + "=1")
                .header("Authorization", "Bearer " + RunningRelay.INGEST)
                .header("Content-Type", "application/json")
                .header(name, "receive")
                .POST(BodyPublishers.ofString(TeaOrders.status("STEER-" + name, "shipped"))));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().map()).doesNotContainKey(name);
    }

    @Test
    void healthAndMetricsAnswerOnTheirOwnPort() throws Exception {
        relay.post(TeaOrders.pending("REST-12"));

        HttpResponse<String> ready = relay.management("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("ledger", "broker", "disk");
        assertThat(relay.management("/health/live").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(relay.management("/metrics").body())
                        .contains(
                                "order_relay_orders_total",
                                "order_relay_ledger_commit",
                                "order_relay_delivery_attempts"));
    }
}
