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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order on its way through the whole relay to an Infobip account. */
class InfobipDeliveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNTS = """
            accounts:
              - name: infobip-in
                provider: infobip
                base-url: "{{env:SANDBOX_URL}}"
                api-key: "{{env:INFOBIP_API_KEY}}"
                sender: "441134960000"
                message: template
                payment: {type: UPI_PAYU, configuration: payment-config}
                templates:
                  - {notification: order_details, locale: en_US, name: order_invoice}
                  - {notification: order_status, locale: en_US, name: order_update}
            routing: {default: infobip-in}
            """;
    private static final String INVOICE = """
            {"reference_id": "IB-1", "status": "pending", "catalog_id": "1", "expires_at": "%s",
             "customer": {"phone": "+919876543210", "name": "Asha Rao", "email": "asha@example.com"}, "currency": "INR",
             "items": [{"retailer_id": "SKU-1", "name": "Tea", "quantity": 2, "amount": "249.50"}],
             "subtotal": "499.00", "total_amount": "499.00"}""";

    @TempDir
    private static Path folder;

    private static final List<Seen> CALLS = new CopyOnWriteArrayList<>();
    private static HttpServer infobip;
    private static RunningRelay relay;

    private record Seen(String path, String key, JsonNode body) {
        JsonNode message() {
            return body.at("/messages/0");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        infobip = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        infobip.createContext("/", InfobipDeliveryTest::answer);
        infobip.start();
        String url = "http://127.0.0.1:" + infobip.getAddress().getPort();
        Map<String, String> settings = Map.of("INFOBIP_API_KEY", "key-of-tests", "TEMPLATES_POLL", "0");
        relay = new RunningRelay(folder, ACCOUNTS, url, settings);
    }

    @AfterAll
    static void stop() {
        relay.close();
        infobip.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        Seen seen = new Seen(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body);
        CALLS.add(seen);
        byte[] answer = ("{\"messages\":[{\"messageId\":" + seen.message().path("messageId")
                        + ",\"status\":{\"groupId\":1,\"id\":7,\"name\":\"PENDING_ENROUTE\"}}]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void sendsInvoiceAndStatusUnderOurDeliveryIds() throws Exception {
        String invoice = accepted(INVOICE.formatted(Instant.now().plus(Duration.ofHours(1))));
        String shipped = accepted(
                "{\"reference_id\": \"IB-1\", \"status\": \"shipped\", \"customer\": {\"phone\": \"+919876543210\"}}");

        await().untilAsserted(() ->
                assertThat(delivery(shipped).path("state").asText()).isEqualTo("accepted"));

        assertThat(delivery(invoice).path("code").asText()).isEqualTo("status-7");
        assertThat(CALLS).extracting(Seen::path).containsOnly("/whatsapp/1/message/template");
        assertThat(CALLS).extracting(Seen::key).containsOnly("App key-of-tests");
        assertThat(CALLS)
                .extracting(seen -> seen.message().path("messageId").asText())
                .containsExactly(invoice, shipped);
        JsonNode action = CALLS.get(0).message().at("/content/templateData/buttons/0/action");
        assertThat(action.at("/payment/id").asText()).isEqualTo("IB-1");
        assertThat(action.at("/order/orderExpiration/expirationSeconds").asLong())
                .isPositive();
        assertThat(action.toString()).doesNotContain("expiresAt");
        assertThat(CALLS.get(1)
                        .message()
                        .at("/content/templateData/orderStatus/orderStatuses/0/status")
                        .asText())
                .isEqualTo("SHIPPED");
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
