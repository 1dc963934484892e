package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Infobip refuses a message id it knows (status 23), which must not count as accepted for what goes anew. */
class InfobipRoundsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNTS = """
            accounts:
              - name: infobip-in
                provider: infobip
                base-url: "{{env:SANDBOX_URL}}"
                api-key: key-of-tests
                sender: "441134960000"
                message: template
                payment: {type: PG_PAYU, configuration: payment-config}
                retry: {attempts: 3, first: 50ms, factor: 2, longest: 1s, jitter: 0}
                templates:
                  - {notification: order_details, locale: en_US, name: order_invoice}
                  - {notification: order_status, locale: en_US, name: order_update}
                webhook: {secret: webhook-of-tests}
            routing: {default: infobip-in}
            """;
    private static final String ORDER = """
            {"reference_id": "%1$s", "status": "pending", "catalog_id": "1",
             "customer": {"phone": "%2$s", "name": "Asha Rao", "email": "asha@example.com"}, "currency": "INR",
             "items": [{"retailer_id": "SKU-1", "name": "Tea", "quantity": 2, "amount": "249.50"}],
             "subtotal": "499.00", "total_amount": "499.00"}""";

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        relay = new RunningRelay(folder, ACCOUNTS, sandbox.baseUrl(), Map.of("TEMPLATES_POLL", "0"));
        String url = relay.request("/webhooks/infobip/infobip-in").build().uri().toString();
        sandbox.account(
                "{\"account\": \"infobip\", \"webhook\": {\"url\": \"" + url
                        + "\", \"secret\": \"webhook-of-tests\", \"events\": {\"sent\": 10, \"delivered\": 30, \"failed\": 20}}}");
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    @Test
    void whatNeverLeftGoesAgainUnderAMessageIdOfItsOwn() throws Exception {
        sandbox.script("+919876500101", "fail(31)");

        String id = accepted(ORDER.formatted("IR-1", "+919876500101"));

        await().untilAsserted(() -> assertThat(receipt(id)).isEqualTo("delivered"));
        assertThat(messageIds("IR-1")).containsExactly(id, id + "-r2");
        assertThat(delivery(id).path("code").asText()).isEqualTo("status-7");
    }

    @Test
    void aReplayAfterAFailedReceiptIsNoRepetition() throws Exception {
        accepted(ORDER.formatted("IR-2", "+919876500102"));
        await().untilAsserted(() -> assertThat(messageIds("IR-2")).hasSize(1));
        sandbox.script("+919876500102", "fail(7003)");
        String id = accepted(
                "{\"reference_id\": \"IR-2\", \"status\": \"shipped\", \"customer\": {\"phone\": \"+919876500102\"}}");
        await().untilAsserted(() -> assertThat(receipt(id)).isEqualTo("failed"));

        HttpResponse<String> replayed = relay.post(
                "/v1/deliveries/" + id + "/replay", RunningRelay.OPERATOR, null, "{\"reason\": \"once more\"}");

        assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(receipt(id)).isEqualTo("delivered"));
        assertThat(messageIds("IR-2")).endsWith(id, id + "-r2");
    }

    /** Of the messages Infobip took, in order. */
    private static List<String> messageIds(String reference) {
        return sandbox.accepted(reference).stream()
                .map(line -> tree(line).path("message_id").asText())
                .toList();
    }

    private static String receipt(String id) throws Exception {
        return delivery(id).path("receipt").asText();
    }

    private static String accepted(String order) throws Exception {
        HttpResponse<String> answer = relay.post(order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return tree(answer.body()).at("/accepted/0/delivery_ids/0").asText();
    }

    private static JsonNode delivery(String id) throws Exception {
        return tree(relay.get("/v1/deliveries/" + id).body());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
