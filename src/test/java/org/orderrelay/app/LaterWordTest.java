package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.pipeline.StubProvider;
import org.orderrelay.pipeline.TeaOrders;

/** What Meta and Infobip say later to a running relay, from the door to the delivery, order or template it is about. */
@OfRoutes({
    "16-receive-webhooks",
    "17-receive-secret-webhooks",
    "18-answer-challenges",
    "19-store-webhooks",
    "62-look-up-payments",
    "64-poll-templates",
    "76-apply-webhooks"
})
class LaterWordTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String META = "/webhooks/meta/meta-in";
    private static final String INFOBIP = "/webhooks/infobip/infobip-in";
    private static final String SECRET = "canary-7f3a-of-the-webhook";
    private static final String ACCOUNTS = """
            accounts:
              - name: meta-in
                provider: meta
                base-url: "{{env:SANDBOX_URL}}"
                phone-number-id: "1055"
                business-account-id: "2077"
                access-token: token
                payment-lookup: true
                payment: {type: upi, configuration: tea-shop}
                webhook: {app-secret: canary-7f3a-of-the-app, verify-token: agreed}
                templates:
                  - {notification: order_details, locale: en_US, name: tea_invoice}
                  - {notification: order_status, locale: en_US, name: tea_news}
              - name: infobip-in
                provider: infobip
                base-url: "{{env:SANDBOX_URL}}"
                api-key: key
                sender: "441134960000"
                message: session
                payment: {type: UPI_PAYU, configuration: tea-shop}
                webhook: {secret: canary-7f3a-of-the-webhook}
                templates:
                  - {notification: order_details, locale: en_US, name: tea_invoice, body: Your tea}
                  - {notification: order_status, locale: en_US, name: tea_news, body: News}
            routing: {default: meta-in}
            """;

    @TempDir
    private static Path folder;

    private static final StubProvider PROVIDER = new StubProvider();
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        PROVIDER.answers("POST", 200, "{\"messages\":[{\"id\":\"wamid.a\"}]}");
        PROVIDER.answers(
                "GET",
                200,
                "{\"data\":[{\"name\":\"tea_invoice\",\"language\":\"en_US\",\"status\":\"APPROVED\",\"id\":\"1\"},"
                        + "{\"name\":\"tea_news\",\"language\":\"en_US\",\"status\":\"APPROVED\",\"id\":\"2\"}],"
                        + "\"payments\":[{\"reference_id\":\"PAID-1\",\"status\":\"captured\"}]}");
        relay = new RunningRelay(folder, ACCOUNTS, PROVIDER.url().toString(), Map.of());
    }

    @AfterAll
    static void stop() {
        relay.close();
        PROVIDER.close();
    }

    /** An order that the provider has taken, and the id of its delivery. */
    private static String accepted(RunningRelay relay, String order) throws Exception {
        String id = JSON.readTree(relay.post(order).body())
                .at("/accepted/0/delivery_ids/0")
                .asText();
        await().until(() -> delivery(relay, id).path("state").asText().equals("accepted"));
        return id;
    }

    private static JsonNode delivery(RunningRelay relay, String id) throws Exception {
        return JSON.readTree(relay.get("/v1/deliveries/" + id).body());
    }

    private static String receipt(String id, String status) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"2077","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"phone_number_id":"1055"},"statuses":[
                {"id":"wamid.b","status":"%s","timestamp":"1763715600","recipient_id":"919876543210",
                "biz_opaque_callback_data":"%s"}]}}]}]}""".formatted(status, id);
    }

    private static HttpResponse<String> post(RunningRelay relay, String path, String body, String... headers)
            throws Exception {
        var request = relay.request(path).POST(BodyPublishers.ofString(body));
        return relay.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> signed(RunningRelay relay, String body) throws Exception {
        String signature = Signing.sha256(body.getBytes(StandardCharsets.UTF_8), "canary-7f3a-of-the-app");
        return post(relay, META, body, "X-Hub-Signature-256", signature);
    }

    @Test
    void metasChallengeIsAnswered() throws Exception {
        String query = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        assertThat(relay.send(relay.request(META + query + "agreed")).body()).isEqualTo("1158201444");
        assertThat(relay.send(relay.request(META + query + "guessed")).statusCode())
                .isEqualTo(403);
        assertThat(relay.send(relay.request(INFOBIP + query + "agreed")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReceiptReachesTheDeliveryItIsAboutOnceAndInWhateverOrder() throws Exception {
        String id = accepted(relay, TeaOrders.pending("HOOK-1"));

        assertThat(signed(relay, receipt(id, "read")).statusCode()).isEqualTo(200);
        assertThat(signed(relay, receipt(id, "delivered")).statusCode()).isEqualTo(200);
        assertThat(signed(relay, receipt(id, "read")).statusCode()).isEqualTo(200);

        await().untilAsserted(() ->
                assertThat(delivery(relay, id).path("receipt").asText()).isEqualTo("read"));
        await().untilAsserted(() -> assertThat(relay.management("/metrics").body())
                .contains("order_relay_webhooks_total{provider=\"meta\",result=\"stored\"}")
                .containsPattern("order_relay_receipts_total\\{kind=\"changed\",provider=\"meta\"} [1-9]")
                .containsPattern("order_relay_receipts_total\\{kind=\"repeated\",provider=\"meta\"} [1-9]"));
    }

    @Test
    void whatIsNotFromTheProviderChangesNothing() throws Exception {
        String id = accepted(relay, TeaOrders.pending("HOOK-2"));
        String body = receipt(id, "read");
        String guessed = Signing.sha256(body.getBytes(StandardCharsets.UTF_8), "guessed");

        assertThat(post(relay, META, body).statusCode()).isEqualTo(403);
        assertThat(post(relay, META, body, "X-Hub-Signature-256", guessed).statusCode())
                .isEqualTo(403);
        assertThat(post(relay, META + "/canary-7f3a-of-the-app", body).statusCode())
                .isEqualTo(403);
        assertThat(post(relay, "/webhooks/infobip/meta-in/" + SECRET, body).statusCode())
                .isEqualTo(404);

        assertThat(relay.relay().ledger().receipts().waiting(10)).isEmpty();
        assertThat(delivery(relay, id).path("receipt").isNull()).isTrue();
    }

    @Test
    void threeMegabytesAreTheMostHereAndHereOnly() throws Exception {
        String large = " ".repeat(3 * 1024 * 1024);

        assertThat(signed(relay, large).statusCode()).isEqualTo(200);
        assertThat(signed(relay, large + " ").statusCode()).isEqualTo(413);
        assertThat(relay.post(large).statusCode()).isEqualTo(413);
    }

    /** Stored, answered, stopped before it was applied: the next run does it. */
    @Test
    void whatWasStoredIsAppliedByTheNextRun(@TempDir Path own) throws Exception {
        Path routes = Files.createDirectory(own.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(each -> !each.endsWith("76-apply-webhooks.yaml"))
                    .toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        String url = PROVIDER.url().toString();
        String id;
        try (RunningRelay before = new RunningRelay(own, ACCOUNTS, url, Map.of(), routes)) {
            id = accepted(before, TeaOrders.pending("HOOK-3"));
            signed(before, receipt(id, "delivered"));
            assertThat(before.relay().ledger().receipts().waiting(10)).hasSize(1);
            assertThat(delivery(before, id).path("receipt").isNull()).isTrue();
        }
        try (RunningRelay after = new RunningRelay(own, ACCOUNTS, url, Map.of())) {
            await().untilAsserted(() ->
                    assertThat(delivery(after, id).path("receipt").asText()).isEqualTo("delivered"));
        }
    }

    @Test
    void aPaidOrderIsNotCanceledThoughNoWebhookTold() throws Exception {
        accepted(relay, TeaOrders.pending("PAID-1"));

        String id = JSON.readTree(relay.post("{\"reference_id\":\"PAID-1\",\"status\":\"canceled\","
                                + "\"customer\":{\"phone\":\"" + TeaOrders.PHONE + "\"}}")
                        .body())
                .at("/accepted/0/delivery_ids/0")
                .asText();

        await().until(() -> delivery(relay, id).path("state").asText().equals("dead"));
        assertThat(delivery(relay, id).path("code").asText()).isEqualTo("2047");
        assertThat(PROVIDER.calls("GET")).contains("/v23.0/1055/payments/tea-shop/PAID-1");
        assertThat(PROVIDER.bodies("POST")).noneMatch(body -> body.contains("canceled"));
    }

    @Test
    void theRegistryIsFilledFromTheProvidersList() throws Exception {
        await().untilAsserted(() -> {
            JsonNode templates = JSON.readTree(
                            relay.get("/v1/templates?account=meta-in").body())
                    .path("items");
            assertThat(templates)
                    .hasSize(2)
                    .allSatisfy(template ->
                            assertThat(template.path("status").asText()).isEqualTo("approved"));
        });
        assertThat(JSON.readTree(relay.get("/v1/templates?account=infobip-in").body())
                        .path("items"))
                .isEmpty();
    }

    @Test
    void noSecretIsInALogLineAMetricOrAnAnswer() throws Exception {
        try (LogLines log = new LogLines()) {
            String id = accepted(relay, TeaOrders.pending("HOOK-4"));
            signed(relay, receipt(id, "sent"));
            String answers = Stream.of(
                            post(relay, INFOBIP + "/" + SECRET, "{\"results\":[]}"),
                            post(relay, INFOBIP + "/" + SECRET + "x", "{}"),
                            post(relay, INFOBIP + "/" + SECRET, " ".repeat(3 * 1024 * 1024 + 1)),
                            post(relay, "/webhooks/infobip/" + SECRET, "{}"),
                            post(relay, INFOBIP + "/" + SECRET + "/more", "{}"),
                            relay.send(relay.request(INFOBIP + "/" + SECRET)))
                    .map(answer -> answer.body() + answer.headers().map())
                    .reduce("", String::concat);
            await().until(() -> log.lines().stream().anyMatch(line -> line.contains("account=infobip-in")));

            assertThat(answers).doesNotContain("canary");
            assertThat(relay.management("/metrics").body()).doesNotContain("canary");
            assertThat(relay.management("/health").body()).doesNotContain("canary");
            assertThat(log.lines()).noneMatch(line -> line.contains("canary") || line.contains("9876543210"));
        }
    }
}
