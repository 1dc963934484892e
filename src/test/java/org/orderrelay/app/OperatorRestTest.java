package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** What operators do over REST to a running relay, from the refused delivery to the customer. */
@OfRoutes({
    "84-replay-delivery",
    "85-replay-deliveries",
    "86-list-replays",
    "87-cancel-replay",
    "88-resolve-delivery",
    "89-list-accounts",
    "97-hold-account",
    "98-release-account",
    "99-list-audit",
    "100-check-audit"
})
class OperatorRestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHY = "{\"reason\":\"the shop asked for it\"}";

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

    @AfterEach
    void clear() {
        sandbox.clearScripts();
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static JsonNode done(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return body(answer);
    }

    private static JsonNode isProblem(HttpResponse<String> answer, int status, String title) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = done(answer, status);
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("detail").asText()).isNotBlank();
        return problem;
    }

    private static HttpResponse<String> act(String path, String body) throws Exception {
        return relay.post(path, RunningRelay.OPERATOR, null, body);
    }

    private static String id(String reference) throws Exception {
        return body(relay.get("/v1/deliveries?reference_id=" + reference))
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private static void reaches(String reference, String state) {
        await().untilAsserted(() -> assertThat(body(relay.get("/v1/deliveries?reference_id=" + reference))
                        .path("items")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo(state));
    }

    /** A delivery that the provider treats as scripted; afterwards it takes everything. */
    private static String delivery(String reference, String scripted, String state) throws Exception {
        sandbox.script("*", scripted);
        done(relay.post(TeaOrders.pending(reference)), 202);
        reaches(reference, state);
        sandbox.clearScripts();
        return id(reference);
    }

    @Test
    void aRefusedDeliveryGoesAgain() throws Exception {
        String id = delivery("OP-1", "wa400", "dead");

        JsonNode now = done(act("/v1/deliveries/" + id + "/replay", WHY), 200);

        assertThat(now.path("id").asText()).isEqualTo(id);
        assertThat(now.path("state").asText()).isIn("queued", "sending", "accepted");
        reaches("OP-1", "accepted");
        assertThat(sandbox.accepted("OP-1")).hasSize(1);
        assertThat(isProblem(act("/v1/deliveries/" + id + "/replay", WHY), 409, "refused")
                        .path("rule")
                        .asText())
                .isEqualTo("state");
    }

    @Test
    void anEditedPayloadIsWhatTheProviderGetsAndTheDetailShowsTheEdit() throws Exception {
        String id = delivery("OP-2", "wa400", "dead");
        JsonNode payload = body(relay.get("/v1/deliveries/" + id)).path("payload");
        ObjectNode request = JSON.createObjectNode().put("reason", "the name was wrong");
        request.set("payload", JSON.readTree(payload.toString().replace("Masala chai", "Green tea")));

        done(act("/v1/deliveries/" + id + "/replay", request.toString()), 200);

        reaches("OP-2", "accepted");
        JsonNode detail = body(relay.get("/v1/deliveries/" + id));
        assertThat(detail.path("payload").toString()).contains("Green tea");
        JsonNode edit = detail.path("edits").get(0);
        assertThat(edit.path("actor").asText()).isEqualTo("desk");
        assertThat(edit.path("before").toString()).contains("Masala chai");
        assertThat(edit.path("diff").get(0).path("op").asText()).isEqualTo("replace");
        assertThat(detail.toString()).doesNotContain(TeaOrders.PHONE.substring(1));
        assertThat(sandbox.log().toString()).contains("Green tea");
    }

    @Test
    void anEditThatBreaksRulesIs422AndNothingIsSent() throws Exception {
        String id = delivery("OP-3", "wa400", "dead");
        JsonNode payload = body(relay.get("/v1/deliveries/" + id)).path("payload");
        ObjectNode request = JSON.createObjectNode().put("reason", "try");
        request.set("payload", JSON.readTree(payload.toString().replace("\"OP-3\"", "\"OP-4\"")));

        JsonNode violation = isProblem(act("/v1/deliveries/" + id + "/replay", request.toString()), 422, "invalid")
                .path("violations")
                .get(0);

        assertThat(violation.path("rule").asText()).isEqualTo("fixed");
        assertThat(violation.path("path").asText()).startsWith("/payload/").endsWith("/reference_id");
        reaches("OP-3", "dead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deliveries/x/replay",
                "deliveries/replay",
                "replays/x/cancel",
                "deliveries/x/resolve",
                "accounts/x/hold",
                "accounts/x/release"
            })
    void withoutAReasonNothingIsDone(String path) throws Exception {
        JsonNode problem = isProblem(act("/v1/" + path, "{\"as\":\"sent\",\"reason\":\" \"}"), 422, "invalid");

        assertThat(problem.path("violations").findValuesAsText("path")).contains("/reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliveries/replay", "deliveries/x/resolve", "accounts/x/hold", "replays/x/cancel"})
    void onlyOperatorsAndAdminsAct(String path) throws Exception {
        isProblem(relay.post("/v1/" + path, RunningRelay.INGEST, null, WHY), 403, "forbidden");
        isProblem(relay.post("/v1/" + path, RunningRelay.VIEWER, null, WHY), 403, "forbidden");
        isProblem(relay.post("/v1/" + path, "guessed", null, WHY), 401, "unauthorized");
    }

    @Test
    void theBodyIsOneSmallJsonObjectOfKnownFields() throws Exception {
        isProblem(act("/v1/deliveries/x/replay", "[]"), 400, "not-json");
        isProblem(act("/v1/deliveries/x/replay", "{"), 400, "not-json");
        isProblem(act("/v1/deliveries/x/replay", "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}"), 413, "too-large");
        assertThat(isProblem(act("/v1/deliveries/x/replay", "{\"reason\":\"r\",\"force\":true}"), 422, "invalid")
                        .path("violations")
                        .get(0)
                        .path("path")
                        .asText())
                .isEqualTo("/force");
        isProblem(
                relay.send(relay.request("/v1/deliveries/x/replay")
                        .header("X-API-Key", RunningRelay.OPERATOR)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(WHY))),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "deliveries/x/replay",
        "deliveries/x/resolve",
        "replays/x/cancel",
        "accounts/x/hold",
        "accounts/x/release"
    })
    void whatDoesNotExistIs404(String path) throws Exception {
        String body = path.endsWith("resolve") ? "{\"as\":\"sent\",\"reason\":\"r\"}" : WHY;

        isProblem(act("/v1/" + path, body), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"sent, accepted, 1", "resend, accepted, 2", "abandon, abandoned, 1"})
    void anUnknownDeliveryHasThreeWaysOut(String as, String state, int calls) throws Exception {
        String reference = "OP-5-" + as;
        String id = delivery(reference, "accept-and-502", "unknown");

        done(
                act("/v1/deliveries/" + id + "/resolve", "{\"as\":\"" + as + "\",\"reason\":\"asked the provider\"}"),
                200);

        reaches(reference, state);
        assertThat(body(relay.get("/v1/deliveries/" + id)).path("attempts_made"))
                .hasSize(calls);
    }

    @Test
    void aRequestKeyMakesItOnce() throws Exception {
        String id = delivery("OP-6", "wa400", "dead");
        sandbox.script("*", "wa400");
        String path = "/v1/deliveries/" + id + "/replay";
        done(relay.post(path, RunningRelay.OPERATOR, "key-6", WHY), 200);
        await().until(() ->
                body(relay.get("/v1/deliveries/" + id)).path("attempts_made").size() == 2);
        reaches("OP-6", "dead");

        JsonNode again = done(relay.post(path, RunningRelay.OPERATOR, "key-6", WHY), 200);

        assertThat(again.path("state").asText()).isEqualTo("dead");
        isProblem(relay.post("/v1/accounts/spare-1/hold", RunningRelay.OPERATOR, "key-6", WHY), 409, "refused");
    }

    @Test
    void manyAreReplayedAfterALookAtThePlan() throws Exception {
        delivery("OP-7", "wa400", "dead");
        String filter = "{\"filter\":{\"reference_id\":\"OP-7\",\"code\":\"WA400\"},";

        JsonNode plan = done(act("/v1/deliveries/replay", filter + "\"dry_run\":true}"), 200);
        assertThat(plan.path("deliveries").asInt()).isEqualTo(1);
        assertThat(plan.path("by_code").path("kaleyra-demo WA400").asInt()).isEqualTo(1);
        assertThat(plan.path("sample")).hasSize(1);
        assertThat(plan.path("seconds").asInt()).isEqualTo(1);
        reaches("OP-7", "dead");

        JsonNode job = done(act("/v1/deliveries/replay", filter + "\"per_second\":5,\"reason\":\"fixed\"}"), 202);
        assertThat(job.path("plan").path("deliveries").asInt()).isEqualTo(1);
        reaches("OP-7", "accepted");
        JsonNode listed = body(relay.get("/v1/replays")).path("items").get(0);
        assertThat(listed.path("id")).isEqualTo(job.path("id"));
        assertThat(listed.path("filter").path("code").asText()).isEqualTo("WA400");
        assertThat(listed.path("replayed").asInt()).isEqualTo(1);
        isProblem(act("/v1/replays/" + job.path("id").asText() + "/cancel", WHY), 409, "refused");
    }

    @Test
    void aRunningReplayIsCancelled() throws Exception {
        for (int i = 0; i < 4; i++) {
            delivery("OP-8-" + i, "wa400", "dead");
        }
        String job = done(act("/v1/deliveries/replay", "{\"per_second\":1,\"reason\":\"slowly\"}"), 202)
                .path("id")
                .asText();

        assertThat(done(act("/v1/replays/" + job + "/cancel", WHY), 200)
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void aFilterThatMakesNoSenseIsToldWhere() throws Exception {
        JsonNode problem = isProblem(
                act(
                        "/v1/deliveries/replay",
                        "{\"filter\":{\"state\":\"queued\",\"since\":\"now\",\"shop\":1},\"per_second\":501,\"reason\":\"r\"}"),
                422,
                "invalid");

        assertThat(problem.path("violations").findValuesAsText("path"))
                .containsExactlyInAnyOrder("/filter/state", "/filter/since", "/filter/shop", "/per_second");
    }

    @Test
    void aHeldAccountWaitsUntilItIsReleased() throws Exception {
        String account = "/v1/accounts/kaleyra-demo";
        JsonNode held = done(act(account + "/hold", "{\"reason\":\"maintenance\"}"), 200);
        assertThat(held.path("holds").get(0).path("scope").asText()).isEqualTo("account");
        assertThat(held.path("holds").get(0).path("reason").asText()).contains("desk", "maintenance");
        done(relay.post(TeaOrders.pending("OP-9")), 202);
        JsonNode listed = body(relay.get("/v1/accounts")).path("items").get(0);
        assertThat(listed.path("name").asText()).isEqualTo("kaleyra-demo");
        assertThat(listed.path("queued").asInt()).isEqualTo(1);
        assertThat(body(relay.get("/v1/deliveries?reference_id=OP-9")).toString())
                .contains("\"hold\":\"account:kaleyra-demo\"");

        JsonNode released = done(act(account + "/release", WHY), 200);

        assertThat(released.path("holds")).isEmpty();
        reaches("OP-9", "accepted");
    }

    @ParameterizedTest
    @CsvSource({"sender,", "template, tea_news|en_US", "recipient, +919876500099"})
    void otherScopesAreHeldByKey(String scope, String key) throws Exception {
        String body = key == null
                ? "{\"scope\":\"sender\",\"reason\":\"r\"}"
                : "{\"scope\":\"" + scope + "\",\"key\":\"" + key + "\",\"reason\":\"r\"}";

        JsonNode held = done(act("/v1/accounts/spare-2/hold", body), 200);

        assertThat(held.path("holds").get(0).path("scope").asText()).isEqualTo(scope);
        String listed = held.path("holds").get(0).path("key").asText();
        assertThat(listed).doesNotContain("919876500099");
        String release = "{\"scope\":\"" + scope + "\",\"key\":\"" + listed + "\",\"reason\":\"r\"}";
        assertThat(done(act("/v1/accounts/spare-2/release", release), 200).path("holds"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"message, x, /scope", "template, tea_news, /key", "recipient, 98765, /key"})
    void aScopeWithoutItsKeyIsToldWhere(String scope, String key, String path) throws Exception {
        String body = "{\"scope\":\"" + scope + "\",\"key\":\"" + key + "\",\"reason\":\"r\"}";

        assertThat(isProblem(act("/v1/accounts/spare-3/hold", body), 422, "invalid")
                        .path("violations")
                        .get(0)
                        .path("path")
                        .asText())
                .isEqualTo(path);
    }

    @Test
    void whatWasDoneIsInTheAuditWhichIsWhole() throws Exception {
        done(act("/v1/accounts/spare-3/hold", "{\"reason\":\"for the audit\"}"), 200);

        JsonNode line = body(relay.get("/v1/audit?limit=1")).path("items").get(0);
        assertThat(line.path("action").asText()).isEqualTo("hold");
        assertThat(line.path("actor").asText()).isEqualTo("desk");
        assertThat(line.path("reason").asText()).isEqualTo("for the audit");
        assertThat(body(relay.get("/v1/audit/check")).path("whole").asBoolean()).isTrue();
        isProblem(relay.get("/v1/audit?cursor=x"), 400, "bad-parameter");
    }

    @Test
    void deliveriesAreAlsoListedByTimeAndReceipt() throws Exception {
        done(relay.post(TeaOrders.pending("OP-10")), 202);
        String of = "/v1/deliveries?reference_id=OP-10";

        assertThat(body(relay.get(of + "&since=2020-01-01T00:00:00Z")).path("items"))
                .hasSize(1);
        assertThat(body(relay.get(of + "&until=2020-01-01T00:00:00Z")).path("items"))
                .isEmpty();
        assertThat(body(relay.get(of + "&receipt=read")).path("items")).isEmpty();
        isProblem(relay.get(of + "&receipt=lost"), 400, "bad-parameter");
        isProblem(relay.get(of + "&since=yesterday"), 400, "bad-parameter");
    }
}
