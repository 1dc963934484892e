package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Requests that are sent again, orders that come line by line, and documents that are beyond a limit. */
@OfRoutes("101-ingest-order-lines")
class RestOnceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINES = "application/x-ndjson";

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        relay = new RunningRelay(folder, sandbox.baseUrl(), Map.of());
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    private static HttpResponse<String> keyed(String key, String body) throws Exception {
        return relay.post("/v1/orders", RunningRelay.INGEST, key, body);
    }

    private static HttpResponse<String> lines(String body) throws Exception {
        return relay.send(relay.request("/v1/orders")
                .header("X-API-Key", RunningRelay.INGEST)
                .header("Content-Type", LINES)
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode body(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static void isProblem(HttpResponse<String> answer, int status, String title) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(body(answer).path("title").asText()).isEqualTo(title);
    }

    @Test
    void theSameRequestGetsTheSameAnswerByteForByte() throws Exception {
        String batch = "[" + TeaOrders.pending("ONCE-1") + "," + TeaOrders.pending("ONCE-2", "1.00") + "]";
        HttpResponse<String> first = keyed("once-1", batch);

        HttpResponse<String> again = keyed("once-1", batch);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body()).contains("\"duplicate\":false");
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
    }

    @Test
    void aRefusalIsAnAnswerToo() throws Exception {
        HttpResponse<String> first = keyed("once-2", "{\"reference_id\":\"ONCE-3\"}");

        HttpResponse<String> again = keyed("once-2", "{\"reference_id\":\"ONCE-3\"}");

        isProblem(again, 422, "invalid");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void otherContentUnderTheSameKeyIs409AndNothingOfItIsRecorded() throws Exception {
        keyed("once-3", TeaOrders.pending("ONCE-4"));

        HttpResponse<String> other = keyed("once-3", TeaOrders.pending("ONCE-5"));

        isProblem(other, 409, "conflict");
        assertThat(body(other).path("rule").asText()).isEqualTo("idempotency-key");
        assertThat(relay.get("/v1/orders/ONCE-5").statusCode()).isEqualTo(404);
        assertThat(relay.post("/v1/orders", RunningRelay.ADMIN, "once-3", TeaOrders.pending("ONCE-5"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void ofTwinsOneIsRecordedAndAllGetItsAnswer() throws Exception {
        String order = TeaOrders.pending("ONCE-6");
        List<CompletableFuture<HttpResponse<String>>> twins = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return keyed("once-4", order);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        assertThat(twins.stream()
                        .map(CompletableFuture::join)
                        .map(HttpResponse::body)
                        .collect(Collectors.toSet()))
                .singleElement()
                .satisfies(answer -> assertThat(answer).contains("\"duplicate\":false"));
        assertThat(twins).allMatch(twin -> twin.join().statusCode() == 202);
    }

    @Test
    void aKeyIsNotLongerThan200Characters() throws Exception {
        isProblem(keyed("k".repeat(201), TeaOrders.pending("ONCE-7")), 400, "bad-parameter");
    }

    @Test
    void ordersComeLineByLine() throws Exception {
        String upload = oneLine(TeaOrders.pending("LINE-1")) + "\n\n"
                + oneLine(TeaOrders.pending("LINE-2", "1.00")) + "\r\n"
                + "no json\n"
                + "[" + oneLine(TeaOrders.pending("LINE-3")) + "]\n"
                + oneLine(TeaOrders.pending("LINE-1"));

        HttpResponse<String> answer = lines(upload);

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode accepted = body(answer).path("accepted");
        assertThat(accepted).hasSize(2);
        assertThat(accepted.get(0).path("reference_id").asText()).isEqualTo("LINE-1");
        assertThat(accepted.get(1).path("duplicate").asBoolean()).isTrue();
        assertThat(body(answer).path("rejected").findValuesAsText("line")).containsExactly("3", "4", "5");
        assertThat(body(answer).path("rejected").findValuesAsText("index")).containsExactly("2", "3", "4");
        assertThat(body(answer).path("rejected").findValuesAsText("rule")).containsExactly("sum", "json", "json");
        assertThat(body(answer).path("counts"))
                .isEqualTo(JSON.readTree("{\"lines\":6,\"accepted\":2,\"duplicates\":1,\"rejected\":3}"));
        assertThat(relay.get("/v1/orders/LINE-1").statusCode()).isEqualTo(200);
    }

    private static String oneLine(String order) {
        return order.replace("\n", "");
    }

    @Test
    void anUploadIsLargerThanADocumentMayBeAndItsListsEndAtAThousand() throws Exception {
        String upload = IntStream.range(0, 3_000)
                .mapToObj(i -> oneLine(TeaOrders.pending("MANY-" + i, i % 2 == 0 ? "105.00" : "1.00")))
                .collect(Collectors.joining("\n"));

        HttpResponse<String> answer = lines(upload);

        assertThat(upload.length()).isGreaterThan(1024 * 1024);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(body(answer).path("counts"))
                .isEqualTo(JSON.readTree("{\"lines\":3000,\"accepted\":1500,\"duplicates\":0,\"rejected\":1500}"));
        assertThat(body(answer).path("accepted")).hasSize(1_000);
        assertThat(body(answer).path("rejected")).hasSize(1_000);
    }

    @Test
    void aLineOfMoreThanOneMegabyteIsRejectedAndTheNextIsRead() throws Exception {
        String upload =
                "{\"description\":\"" + "x".repeat(1024 * 1024) + "\"}\n" + oneLine(TeaOrders.pending("LINE-4"));

        JsonNode answer = body(lines(upload));

        assertThat(answer.path("accepted")).hasSize(1);
        assertThat(answer.path("rejected").get(0).path("line").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected").findValuesAsText("rule")).containsExactly("size");
    }

    @Test
    void anUploadWithoutAnyAcceptedOrderIsAProblem() throws Exception {
        isProblem(lines("{}\n{}\n"), 422, "invalid");
        isProblem(lines("\n\n"), 400, "not-json");
        HttpResponse<String> keyed = relay.send(relay.request("/v1/orders")
                .header("X-API-Key", RunningRelay.INGEST)
                .header("Content-Type", LINES)
                .header("Idempotency-Key", "upload")
                .POST(BodyPublishers.ofString(TeaOrders.pending("LINE-5"))));
        isProblem(keyed, 400, "bad-parameter");
    }

    @Test
    void whatCameBeforeAnUploadBrokeOffIsRecorded() throws Exception {
        String whole = IntStream.range(0, 600)
                .mapToObj(i -> oneLine(TeaOrders.pending("BROKEN-" + i)) + "\n")
                .collect(Collectors.joining());
        List<String> head = List.of(
                "X-API-Key: " + RunningRelay.INGEST,
                "Content-Type: " + LINES,
                "Content-Length: " + (whole.length() + 1));
        try (Socket socket = RawPost.begin(relay.httpPort(), head, whole)) {
            assertThat(socket.isConnected()).isTrue();
            await().until(() -> relay.get("/v1/orders/BROKEN-0").statusCode() == 200);
        }

        JsonNode again = body(lines(whole));

        assertThat(again.path("counts").path("accepted").asInt()).isEqualTo(600);
        assertThat(again.path("counts").path("duplicates").asInt()).isBetween(250, 600);
    }

    /** S5. */
    static Stream<Arguments> beyondALimit() {
        return Stream.of(
                Arguments.of("depth", "[".repeat(65) + "]".repeat(65), 400, "not-json"),
                Arguments.of("text", "{\"a\":\"" + "x".repeat(64 * 1024 + 1) + "\"}", 400, "not-json"),
                Arguments.of("number", "{\"a\":" + "1".repeat(65) + "}", 400, "not-json"),
                Arguments.of("name", "{\"" + "n".repeat(257) + "\":1}", 400, "not-json"),
                Arguments.of("twice", "{\"status\":\"shipped\",\"status\":\"canceled\"}", 400, "not-json"),
                Arguments.of("behind its end", "{} {}", 400, "not-json"),
                Arguments.of("bytes", "[" + " ".repeat(1024 * 1024) + "]", 413, "too-large"),
                Arguments.of("unknown field", "{\"state\":1}", 422, "invalid"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beyondALimit")
    void aDocumentBeyondALimitIsRefused(String limit, String document, int status, String title) throws Exception {
        isProblem(relay.post(document), status, title);
        isProblem(relay.post("/v1/deliveries/none/replay", RunningRelay.OPERATOR, null, document), status, title);
    }

    @Test
    void anUnknownFieldIsNamedByItsPointer() throws Exception {
        String order = "{\"reference_id\":\"POINTER-1\",\"status\":\"shipped\",\"a/b~c\":1,"
                + "\"customer\":{\"phone\":\"" + TeaOrders.PHONE + "\",\"fax\":\"1\"}}";

        JsonNode rejected = body(relay.post(order)).path("rejected").get(0);
        JsonNode deed = body(relay.post("/v1/deliveries/none/replay", RunningRelay.OPERATOR, null, "{\"a/b~c\":1}"));

        assertThat(rejected.findValuesAsText("path")).containsExactlyInAnyOrder("/a~1b~0c", "/customer/fax");
        assertThat(deed.path("violations").findValuesAsText("path")).contains("/a~1b~0c");
    }

    @Test
    void whatIsNotJsonIsPointedAt() throws Exception {
        JsonNode problem = body(relay.post("{\"reference_id\":\"POINTER-2\",\"customer\":{\"phone\":tea}}"));

        assertThat(problem.path("detail").asText()).contains("line 1, column");
        assertThat(problem.path("rejected").findValuesAsText("path")).containsExactly("/customer/phone");
    }

    @Test
    void headIsGetWithoutABody() throws Exception {
        HttpResponse<String> head = relay.send(relay.request("/v1/files")
                .header("X-API-Key", RunningRelay.VIEWER)
                .method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void noOtherOriginIsAllowedAnything() throws Exception {
        HttpResponse<String> asked = relay.send(relay.request("/v1/files")
                .header("X-API-Key", RunningRelay.VIEWER)
                .header("Origin", "https://evil.example.com"));
        HttpResponse<String> preflight = relay.send(relay.request("/v1/orders")
                .header("Origin", "https://evil.example.com")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(asked.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(preflight.statusCode()).isEqualTo(401);
    }
}
