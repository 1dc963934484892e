package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.pipeline.TeaOrders;

/** Bodies of webhooks as providers may send them, through the real routes of a running relay: is the state right then? */
class LaterBodiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "secret-of-tests";
    private static final String TEMPLATES = """
                templates:
                  - {notification: order_details, locale: en_US, name: tea_invoice}
                  - {notification: order_status, locale: en_US, name: tea_news}
            """;
    private static final String ACCOUNTS = """
            accounts:
              - name: kaleyra-in
                provider: kaleyra
                base-url: "{{env:SANDBOX_URL}}"
                sid: HX1
                sender: "+911234567890"
                api-key: key
                payment: {type: upi, configuration: tea-shop}
                webhook: {secret: secret-of-tests}
            %1$s
              - name: meta-in
                provider: meta
                base-url: "{{env:SANDBOX_URL}}"
                phone-number-id: "1055"
                business-account-id: "2077"
                access-token: token
                payment: {type: upi, configuration: tea-shop}
                webhook: {app-secret: secret-of-tests, verify-token: agreed}
            %1$s
              - name: infobip-in
                provider: infobip
                base-url: "{{env:SANDBOX_URL}}"
                api-key: key
                sender: "441134960000"
                message: template
                payment: {type: PG_RAZORPAY, configuration: tea-shop}
                webhook: {secret: secret-of-tests}
            %1$s
            routing: {default: meta-in}
            """.formatted(TEMPLATES.indent(0).stripTrailing());

    @TempDir
    private static Path folder;

    private static final AtomicInteger COUNT = new AtomicInteger();
    /** The provider's id of each delivery; Infobip's is ours. */
    private static final Map<String, String> MESSAGE_IDS = new ConcurrentHashMap<>();

    private static HttpServer providers;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        providers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        providers.setExecutor(Executors.newFixedThreadPool(4));
        providers.createContext("/", LaterBodiesTest::answer);
        providers.start();
        String url = "http://127.0.0.1:" + providers.getAddress().getPort();
        relay = new RunningRelay(folder, ACCOUNTS, url, Map.of("TEMPLATES_POLL", "0"));
    }

    @AfterAll
    static void stop() {
        relay.close();
        providers.stop(0);
    }

    /** Takes every message, under an id of its own. */
    private static void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String path = exchange.getRequestURI().getPath();
        String id = "wamid.m" + COUNT.incrementAndGet();
        JsonNode ours = path.startsWith("/v2/") ? body.at("/extra_info/ref") : body.path("biz_opaque_callback_data");
        if (ours.isTextual()) {
            MESSAGE_IDS.put(ours.asText(), id);
        }
        String text = path.startsWith("/v2/")
                ? "{\"code\":\"WA202\",\"data\":{\"message_id\":\"" + id + "\"},\"error\":{}}"
                : path.startsWith("/whatsapp/")
                        ? "{\"messages\":[{\"messageId\":" + body.at("/messages/0/messageId")
                                + ",\"status\":{\"groupId\":1,\"id\":7}}]}"
                        : "{\"messages\":[{\"id\":\"" + id + "\"}]}";
        byte[] answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.startsWith("/v2/") ? 202 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Stream<JsonNode> cases() throws IOException {
        JsonNode all = new ObjectMapper(new YAMLFactory())
                .readTree(LaterBodiesTest.class.getResource("/fixtures/later-bodies.yaml"));
        return StreamSupport.stream(all.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDeliveryStandsAsTheProviderSays(JsonNode one) throws Exception {
        String provider = one.path("provider").asText();
        String reference = "LB-" + COUNT.incrementAndGet();
        String id = "";
        for (String status : texts(one.path("after"), "pending")) {
            id = send(provider, reference, status);
            reaches(id, "accepted");
        }
        for (JsonNode body : one.path("bodies")) {
            String text = body.asText()
                    .replace("$id", id)
                    .replace("$mid", MESSAGE_IDS.getOrDefault(id, id))
                    .replace("$ref", reference);
            assertThat(post(provider, text).statusCode()).isEqualTo(200);
        }
        await().until(() -> relay.relay().ledger().receipts().waiting(10).isEmpty());

        String delivery = id;
        await().untilAsserted(() -> isAsSaid(delivery(delivery), one));
        if (one.has("then")) {
            String next = send(provider, reference, one.at("/then/status").asText());
            await().untilAsserted(() -> isAsSaid(delivery(next), one.path("then")));
        }
    }

    private static void isAsSaid(JsonNode delivery, JsonNode said) {
        assertThat(delivery.path("state").asText()).isEqualTo(said.path("state").asText("accepted"));
        String receipt = delivery.path("receipt").asText("-");
        assertThat(receipt.equals("null") ? "-" : receipt)
                .as("receipt")
                .isEqualTo(said.path("receipt").asText("-"));
        if (said.has("code")) {
            assertThat(delivery.path("code").asText())
                    .isEqualTo(said.path("code").asText());
        }
    }

    /** A thousand results in one call, as the providers may gather them, ours at its end. */
    @Test
    void aBatchOfAThousandIsApplied() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(send("infobip", "LB-BATCH-" + i, "pending"));
        }
        for (String id : ids) {
            reaches(id, "accepted");
        }
        StringBuilder results = new StringBuilder("{\"results\":[");
        for (int i = 0; i < 1000; i++) {
            String id = i < 997 ? "x-" + i : ids.get(i - 997);
            results.append(i == 0 ? "" : ",")
                    .append("{\"messageId\":\"" + id + "\",\"status\":{\"id\":5,\"groupId\":3}}");
        }

        assertThat(post("infobip", results.append("]}").toString()).statusCode())
                .isEqualTo(200);

        for (String id : ids) {
            await().untilAsserted(() ->
                    assertThat(delivery(id).path("receipt").asText()).isEqualTo("delivered"));
        }
    }

    /** Each event in its provider's own shape; what it means for sending shows in a status that goes, or is held. */
    @ParameterizedTest
    @CsvSource({
        "meta, FLAGGED, flagged, true",
        "meta, PENDING_DELETION, gone, false",
        "meta, LIMIT_EXCEEDED, rejected, false",
        "meta, IN_APPEAL, pending, false",
        "meta, DISABLED, disabled, false",
        "meta, LOCKED, approved, true",
        "meta, SOMETHING_NEW, approved, true",
        "infobip, FIRST_PAUSED, paused, false",
        "infobip, PENDING_DELETION, gone, false",
        "infobip, FLAGGED, flagged, true",
        "infobip, SOMETHING_NEW, approved, true",
        "kaleyra, paused, paused, false",
        "kaleyra, REJECTED, rejected, false",
        "kaleyra, LIMIT_EXCEEDED, rejected, false"
    })
    void aTemplateIsHeldExactlyWhileItCannotBeSent(String provider, String event, String state, boolean goes)
            throws Exception {
        String reference = "LB-T-" + COUNT.incrementAndGet();
        reaches(send(provider, reference, "pending"), "accepted");
        template(provider, approved(provider));
        template(provider, event);
        await().untilAsserted(() -> assertThat(registered(provider)).isEqualTo(state));

        String id = send(provider, reference, "shipped");

        if (goes) {
            reaches(id, "accepted");
        } else {
            await().untilAsserted(() ->
                    assertThat(delivery(id).path("hold").toString()).contains("tea_news"));
            assertThat(delivery(id).path("state").asText()).isEqualTo("queued");
            template(provider, approved(provider));
            reaches(id, "accepted");
        }
    }

    private static String approved(String provider) {
        return provider.equals("kaleyra") ? "approved" : "APPROVED";
    }

    private static void template(String provider, String event) throws Exception {
        long at = Instant.now().getEpochSecond() + COUNT.incrementAndGet();
        String body = switch (provider) {
            case "meta" ->
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2077\",\"time\":" + at
                        + ",\"changes\":[{\"field\":\"message_template_status_update\",\"value\":{\"event\":\"" + event
                        + "\",\"message_template_id\":7,\"message_template_name\":\"tea_news\","
                        + "\"message_template_language\":\"en-US\",\"reason\":null,\"disable_info\":null}}]}]}";
            case "infobip" ->
                "{\"messageTemplateId\":\"7\",\"messageTemplateName\":\"tea_news\",\"messageTemplateLanguage\":\"en_US\","
                        + "\"timestamp\":\"" + Instant.ofEpochSecond(at)
                        + "\",\"change\":{\"type\":\"TEMPLATE_STATUS_UPDATE\","
                        + "\"newStatus\":\"" + event + "\",\"reason\":\"NONE\"}}";
            default ->
                "{\"id\":\"7\",\"time\":\"" + at + "\",\"event\":\"" + event + "\",\"message_template_id\":\"7\","
                        + "\"message_template_name\":\"tea_news\",\"message_template_language\":\"en_US\",\"reason\":\"\"}";
        };
        assertThat(post(provider, body).statusCode()).isEqualTo(200);
    }

    private static String registered(String provider) throws Exception {
        JsonNode items = JSON.readTree(
                        relay.get("/v1/templates?account=" + provider + "-in").body())
                .path("items");
        for (JsonNode item : items) {
            if (item.path("name").asText().equals("tea_news")) {
                return item.path("status").asText();
            }
        }
        return "none";
    }

    /** Whatever stands in it, genuine is genuine: stored, answered, and nothing breaks. */
    @ParameterizedTest
    @MethodSource("oddities")
    void whatMakesNoSenseIsTakenAndChangesNothing(String provider, String body) throws Exception {
        try (LogLines log = new LogLines()) {
            assertThat(post(provider, body).statusCode()).isEqualTo(200);
            await().until(() -> relay.relay().ledger().receipts().waiting(10).isEmpty());

            assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR"));
        }
    }

    private static Stream<Arguments> oddities() {
        return Stream.of("kaleyra", "meta", "infobip")
                .flatMap(provider -> Stream.of(
                                "",
                                "null",
                                "[]",
                                "7",
                                "{}",
                                "{\"results\":null,\"entry\":null,\"statuses\":null}",
                                "{\"results\":[[]],\"entry\":[[]],\"meta_object\":[]}",
                                "{\"entry\":{\"changes\":{\"value\":7}},\"results\":7,\"meta_object\":7,\"extra_info\":7}",
                                "<html>no</html>",
                                "{\"results\":[{\"messageId\":{\"a\":1},\"status\":[5]}]}")
                        .map(body -> Arguments.of(provider, body)));
    }

    private static List<String> texts(JsonNode list, String otherwise) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts.isEmpty() ? List.of(otherwise) : texts;
    }

    private static String send(String provider, String reference, String status) throws Exception {
        String order = status.equals("pending") ? TeaOrders.pending(reference) : TeaOrders.status(reference, status);
        HttpResponse<String> answer = relay.post(order.replaceFirst("\\{", "{\"account\": \"" + provider + "-in\","));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).at("/accepted/0/delivery_ids/0").asText();
    }

    private static void reaches(String id, String state) {
        await().until(() -> delivery(id).path("state").asText().equals(state));
    }

    private static JsonNode delivery(String id) throws Exception {
        return JSON.readTree(relay.get("/v1/deliveries/" + id).body());
    }

    private static HttpResponse<String> post(String provider, String body) throws Exception {
        String path = "/webhooks/" + provider + "/" + provider + "-in";
        if (provider.equals("meta")) {
            String signature = Signing.sha256(body.getBytes(StandardCharsets.UTF_8), SECRET);
            return relay.send(
                    relay.request(path).header("X-Hub-Signature-256", signature).POST(BodyPublishers.ofString(body)));
        }
        return relay.send(relay.request(path + "/" + SECRET).POST(BodyPublishers.ofString(body)));
    }
}
