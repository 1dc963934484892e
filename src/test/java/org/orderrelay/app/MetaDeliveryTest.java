package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order on its way through the whole relay to a Meta account, and Meta's word about it on its way back. */
class MetaDeliveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNTS = """
            accounts:
              - name: meta-in
                provider: meta
                base-url: "{{env:SANDBOX_URL}}"
                phone-number-id: "1055"
                access-token: "{{env:META_ACCESS_TOKEN}}"
                payment: {type: razorpay, configuration: razorpay-prod}
                templates:
                  - {notification: order_details, locale: en_US, name: order_invoice}
                  - {notification: order_status, locale: en_US, name: order_update}
                webhook: {app-secret: "{{env:META_APP_SECRET}}", verify-token: "{{env:META_VERIFY_TOKEN}}"}
            routing: {default: meta-in}
            """;
    private static final String INVOICE = """
            {"reference_id": "%s", "status": "pending", "catalog_id": "1",
             "customer": {"phone": "%s"}, "currency": "INR",
             "items": [{"retailer_id": "SKU-1", "name": "Tea", "quantity": 2, "amount": "249.50"}],
             "subtotal": "499.00", "total_amount": "499.00", "payment": {"extras": {"receipt": "R-1"}}}""";
    private static final String UNDELIVERABLE =
            "{\"error\":{\"message\":\"(#131026) Message undeliverable\",\"code\":131026}}";
    private static final String STRANGER = "+919876543299";

    @TempDir
    private static Path folder;

    private static final List<Seen> CALLS = new CopyOnWriteArrayList<>();
    private static HttpServer meta;
    private static RunningRelay relay;

    private record Seen(String path, String token, JsonNode body) {}

    @BeforeAll
    static void start() throws Exception {
        meta = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        meta.createContext("/", MetaDeliveryTest::answer);
        meta.start();
        relay = new RunningRelay(
                folder,
                ACCOUNTS,
                "http://127.0.0.1:" + meta.getAddress().getPort(),
                Map.of("META_ACCESS_TOKEN", "token", "META_APP_SECRET", "secret", "META_VERIFY_TOKEN", "verify"));
    }

    @AfterAll
    static void stop() {
        relay.close();
        meta.stop(0);
    }

    /** The message's id is made from our delivery id; one number is not on WhatsApp. */
    private static void answer(HttpExchange exchange) throws IOException {
        Seen seen = new Seen(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                JSON.readTree(exchange.getRequestBody()));
        CALLS.add(seen);
        boolean stranger = seen.body().path("to").asText().equals(STRANGER);
        String answer = stranger
                ? UNDELIVERABLE
                : "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid."
                        + seen.body().path("biz_opaque_callback_data").asText() + "\"}]}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(stranger ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void sendsAnInvoiceAndHearsHowFarItGot() throws Exception {
        String invoice = accepted(INVOICE.formatted("M-1", "+919876543210"));
        await().untilAsserted(() ->
                assertThat(delivery(invoice).path("state").asText()).isEqualTo("accepted"));

        Seen call = CALLS.stream()
                .filter(seen -> seen.body().toString().contains("M-1"))
                .findFirst()
                .orElseThrow();
        assertThat(call.path()).isEqualTo("/v23.0/1055/messages");
        assertThat(call.token()).isEqualTo("Bearer token");
        assertThat(call.body().path("biz_opaque_callback_data").asText()).isEqualTo(invoice);
        assertThat(call.body()
                        .findValue("payment_settings")
                        .at("/0/payment_gateway/razorpay/receipt")
                        .asText())
                .isEqualTo("R-1");

        String delivered =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2077\",\"changes\":[{\"field\":"
                        + "\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"1055\"},\"statuses\":[{\"id\":\"wamid."
                        + invoice + "\",\"status\":\"delivered\",\"timestamp\":\"1767000004\"}]}}]}]}";
        assertThat(webhook(delivered, signature(delivered, "other")).statusCode())
                .isEqualTo(403);
        assertThat(webhook(delivered, signature(delivered, "secret")).statusCode())
                .isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(delivery(invoice).path("receipt").asText()).isEqualTo("delivered"));
    }

    @Test
    void anUndeliverableInvoiceIsDeadWithItsCode() throws Exception {
        String invoice = accepted(INVOICE.formatted("M-2", STRANGER));

        await().untilAsserted(() ->
                assertThat(delivery(invoice).path("state").asText()).isEqualTo("dead"));
        assertThat(delivery(invoice).path("code").asText()).isEqualTo("131026");
    }

    @Test
    void answersMetasChallenge() throws Exception {
        String path = "/webhooks/meta/meta-in?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        HttpResponse<String> right = relay.get(path + "verify");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("1158201444");
        assertThat(relay.get(path + "wrong").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> webhook(String body, String signature) throws Exception {
        return relay.send(relay.request("/webhooks/meta/meta-in")
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String signature(String body, String key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String accepted(String order) throws Exception {
        HttpResponse<String> answer = relay.post(order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).at("/accepted/0/delivery_ids/0").asText();
    }

    private static JsonNode delivery(String id) throws Exception {
        return JSON.readTree(relay.get("/v1/deliveries/" + id).body());
    }
}
