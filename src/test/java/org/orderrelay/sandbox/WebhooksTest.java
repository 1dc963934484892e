package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhooksTest {
    private static final String DELIVERY = "01939c5e-7a00-7000-8000-000000000001";
    private static final String FAST = "\"events\":{\"sent\":1,\"delivered\":20,\"read\":40,\"failed\":1}";

    private Sandbox sandbox;
    private SandboxClient client;
    private Listener listener;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        client = new SandboxClient(sandbox);
        listener = new Listener();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        listener.close();
    }

    private void listen(String account, String more) {
        sandbox.account("{\"account\":\"" + account + "\",\"webhook\":{\"url\":\"" + listener.url()
                + "/hooks\",\"secret\":\"s3cret\"," + FAST + more + "}}");
    }

    private List<Listener.Call> calls(int count) {
        await().atMost(Duration.ofSeconds(5)).until(() -> listener.calls().size() >= count);
        return listener.calls();
    }

    private static String signature(Listener.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(call.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void metaReportsSentDeliveredAndReadSignedOverTheRawBody() throws Exception {
        listen("meta/1055", ",\"business_account\":\"2077\"");
        String id = SandboxClient.tree(
                        client.meta(SandboxClient.sample("meta/invoice")).body())
                .at("/messages/0/id")
                .asText();

        List<Listener.Call> calls = calls(3);

        assertThat(calls)
                .extracting(call -> call.json()
                        .at("/entry/0/changes/0/value/statuses/0/status")
                        .asText())
                .containsExactly("sent", "delivered", "read");
        for (Listener.Call call : calls) {
            JsonNode value = call.json().at("/entry/0/changes/0/value");
            assertThat(call.path()).isEqualTo("/hooks");
            assertThat(call.headers()).containsEntry("x-hub-signature-256", signature(call));
            assertThat(call.json().path("object").asText()).isEqualTo("whatsapp_business_account");
            assertThat(call.json().at("/entry/0/id").asText()).isEqualTo("2077");
            assertThat(call.json().at("/entry/0/changes/0/field").asText()).isEqualTo("messages");
            assertThat(value.at("/metadata/phone_number_id").asText()).isEqualTo("1055");
            assertThat(value.at("/statuses/0/id").asText()).isEqualTo(id);
            assertThat(value.at("/statuses/0/recipient_id").asText()).isEqualTo("919876543210");
            assertThat(value.at("/statuses/0/biz_opaque_callback_data").asText())
                    .isEqualTo(DELIVERY);
            assertThat(value.at("/statuses/0/timestamp").isTextual()).isTrue();
        }
    }

    @Test
    void kaleyraCallsBackWithThreeDifferentIdsAndOurReference() {
        listen("kaleyra", "");
        String answered = SandboxClient.tree(client.invoice().body())
                .at("/data/message_id")
                .asText();

        JsonNode sent = calls(3).get(0).json();

        Set<String> ids = new HashSet<>(List.of(
                sent.at("/meta_object/value/statuses/0/id").asText(),
                sent.at("/extra_info/message_id").asText(),
                sent.path("message_id").asText(),
                answered));
        assertThat(ids).hasSize(4).doesNotContain("");
        assertThat(listener.calls().get(0).path()).isEqualTo("/hooks/s3cret");
        assertThat(sent.path("status").asText()).isEqualTo("sent");
        assertThat(sent.at("/meta_object/field").asText()).isEqualTo("messages");
        assertThat(sent.at("/extra_info/ref").asText()).isEqualTo(DELIVERY);
    }

    @Test
    void kaleyraCutsReferencesAt255Characters() {
        listen("kaleyra", "");
        client.post(SandboxClient.changed(
                SandboxClient.payload("invoice"), "/extra_info", "ref1", '"' + "x".repeat(300) + '"'));

        assertThat(calls(1).get(0).json().at("/extra_info/ref1").asText()).hasSize(255);
    }

    @Test
    void infobipSendsDeliveryAndSeenReports() {
        listen("infobip/441134960000", "");
        client.infobip("template", SandboxClient.sample("infobip/template-order-details"));

        List<Listener.Call> calls = calls(3);

        JsonNode sent = calls.get(0).json().at("/results/0");
        JsonNode delivered = calls.get(1).json().at("/results/0");
        JsonNode seen = calls.get(2).json().at("/results/0");
        assertThat(sent.at("/status/id").asInt()).isEqualTo(2);
        assertThat(delivered.at("/status/name").asText()).isEqualTo("DELIVERED_TO_HANDSET");
        assertThat(delivered.at("/error/name").asText()).isEqualTo("NO_ERROR");
        assertThat(delivered.path("messageId").asText()).isEqualTo(DELIVERY);
        assertThat(delivered.path("doneAt").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(seen.path("from").asText()).isEqualTo("919876543210");
        assertThat(seen.path("to").asText()).isEqualTo("441134960000");
        assertThat(seen.has("seenAt")).isTrue();
        assertThat(seen.has("status")).isFalse();
    }

    @Test
    void infobipReportsWhereTheMessageSays() {
        sandbox.account("{\"account\":\"infobip\",\"webhook\":{\"secret\":\"s3cret\"," + FAST + "}}");
        client.infobip(
                "interactive/order-details",
                SandboxClient.changed(
                        SandboxClient.sample("infobip/order-details"),
                        "",
                        "notifyUrl",
                        '"' + listener.url() + "/mine\""));

        assertThat(calls(1).get(0).path()).isEqualTo("/mine/s3cret");
    }

    @ParameterizedTest
    @CsvSource({"basic, /hooks", "signature, /hooks", "path, /hooks/s3cret"})
    void kaleyraAndInfobipShowTheirSecretAsAsked(String auth, String path) throws Exception {
        listen("kaleyra", ",\"auth\":\"" + auth + "\",\"user\":\"kaleyra-in\"");
        client.invoice();

        Listener.Call call = calls(1).get(0);

        String basic =
                "Basic " + Base64.getEncoder().encodeToString("kaleyra-in:s3cret".getBytes(StandardCharsets.UTF_8));
        assertThat(call.path()).isEqualTo(path);
        assertThat(call.headers().get("authorization")).isEqualTo(auth.equals("basic") ? basic : null);
        assertThat(call.headers().get("x-signature-256")).isEqualTo(auth.equals("signature") ? signature(call) : null);
    }

    @Test
    void comesAgainUntilItIsAnswered() {
        listen("meta", ",\"duplicates\":0");
        listener.answer(500, 503, 404);

        client.meta(SandboxClient.sample("meta/invoice"));

        assertThat(calls(3)).hasSize(3);
        assertThat(sandbox.webhooks().failedCalls()).isEqualTo(3);
        await().untilAsserted(() -> assertThat(sandbox.webhooks().delivered()).isEqualTo(3));
        assertThat(sandbox.webhooks().lost()).isZero();
    }

    @Test
    void comesTwiceWithTheSameBytesIfAsked() {
        listen("meta", ",\"duplicates\":1");
        client.meta(SandboxClient.sample("meta/invoice"));

        assertThat(calls(6)).extracting(Listener.Call::body).hasSize(6);
        assertThat(new HashSet<>(
                        listener.calls().stream().map(Listener.Call::body).toList()))
                .hasSize(3);
    }

    @Test
    void comesInReverseIfAskedWithItsOwnTimes() {
        sandbox.account("{\"account\":\"meta\",\"webhook\":{\"url\":\"" + listener.url()
                + "\",\"secret\":\"s\",\"reorder\":1,\"events\":{\"sent\":1,\"delivered\":600,\"read\":1201}}}");
        client.meta(SandboxClient.sample("meta/invoice"));

        List<JsonNode> statuses = calls(3).stream()
                .map(call -> call.json().at("/entry/0/changes/0/value/statuses/0"))
                .toList();

        assertThat(statuses)
                .extracting(status -> status.path("status").asText())
                .containsExactly("read", "delivered", "sent");
        assertThat(statuses.get(0).path("timestamp").asLong())
                .isGreaterThan(statuses.get(2).path("timestamp").asLong());
    }

    @Test
    void putsSeveralEventsIntoOneCallWhereTheProviderDoes() {
        sandbox.account("{\"account\":\"meta\",\"webhook\":{\"url\":\"" + listener.url()
                + "\",\"batch\":10,\"events\":{\"sent\":400}}}");
        for (int i = 0; i < 10; i++) {
            client.meta(SandboxClient.sample("meta/invoice").replace("TEA-1001", "TEA-" + i));
        }

        await().untilAsserted(() -> assertThat(sandbox.webhooks().delivered()).isEqualTo(10));
        assertThat(listener.calls()).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta", "kaleyra"})
    void failsLaterByTheScriptedCode(String provider) {
        listen(provider, "");
        sandbox.script(SandboxClient.ASHA, "fail(131026)");

        int status = provider.equals("meta")
                ? client.meta(SandboxClient.sample("meta/invoice")).statusCode()
                : client.invoice().statusCode();

        String root = provider.equals("meta") ? "/entry/0/changes/0/value" : "/meta_object/value";
        JsonNode failed = calls(1).get(0).json().at(root + "/statuses/0");
        assertThat(status).isLessThan(300);
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(131026);
        assertThat(failed.at("/errors/0/title").asText()).isEqualTo("Message undeliverable");
        assertThat(sandbox.log().get(0)).contains("\"accepted\":true,\"verdict\":\"failed-131026\"");
    }

    @ParameterizedTest
    @CsvSource({"7050, 9, 7050", "31, 31, 0"})
    void infobipFailsByErrorOrByStatus(String code, int status, int error) {
        listen("infobip", "");
        sandbox.script(SandboxClient.ASHA, "fail(" + code + ")");
        client.infobip("template", SandboxClient.sample("infobip/template-order-details"));

        JsonNode result = calls(1).get(0).json().at("/results/0");
        assertThat(result.at("/status/id").asInt()).isEqualTo(status);
        assertThat(result.at("/error/id").asInt()).isEqualTo(error);
    }

    @Test
    void aClosedWindowShowsInTheReportOfSessionMessagesAlone() {
        listen("infobip", "");
        sandbox.account("{\"account\":\"infobip\",\"window_closed\":[\"+919876543210\"]}");

        client.infobip("interactive/order-details", SandboxClient.sample("infobip/order-details"));
        client.infobip(
                "template",
                SandboxClient.sample("infobip/template-order-details")
                        .replace("TEA-1001", "TEA-1002")
                        .replace(DELIVERY, "another"));

        assertThat(calls(4))
                .filteredOn(call -> call.body().contains("EC_NO_SESSION"))
                .singleElement()
                .extracting(Listener.Call::body)
                .asString()
                .contains(DELIVERY);
    }

    @Test
    void reportsWhatIsScriptedInTheOrderOfTheScript() {
        listen("kaleyra", "");
        client.put(
                "/sandbox/script",
                "{\"recipient\":\"+919876543210\",\"answers\":[{\"answer\":\"accept\",\"events\":[\"read\",\"not-sent\"]}]}");
        client.invoice();

        assertThat(calls(2))
                .extracting(call -> call.json().path("status").asText())
                .containsExactly("read", "not-sent");
    }

    @Test
    void tellsOfPaymentsAndLetsThemBeLookedUp() {
        listen("meta", ",\"payments\":{\"pending\":1,\"captured\":80}");
        client.meta(SandboxClient.sample("meta/invoice"));

        await().until(() -> listener.calls().stream()
                        .filter(c -> c.body().contains("\"payment\""))
                        .count()
                == 2);
        JsonNode captured = listener.calls().stream()
                .map(call -> call.json().at("/entry/0/changes/0/value/statuses/0"))
                .filter(status -> status.path("status").asText().equals("captured"))
                .findFirst()
                .orElseThrow();
        assertThat(captured.path("type").asText()).isEqualTo("payment");
        assertThat(captured.at("/payment/reference_id").asText()).isEqualTo("TEA-1001");
        assertThat(captured.at("/payment/amount/value").asInt()).isEqualTo(45790);
        assertThat(captured.at("/payment/transaction/status").asText()).isEqualTo("success");
        JsonNode found = SandboxClient.tree(
                client.get("/v23.0/1055/payments/tea-upi/TEA-1001", "Bearer k").body());
        assertThat(found.at("/payments/0/status").asText()).isEqualTo("captured");
        assertThat(found.at("/payments/0/transactions/0/status").asText()).isEqualTo("success");
    }

    @ParameterizedTest
    @CsvSource({"captured, CAPTURED, SUCCESS", "pending, PENDING, PENDING", "failed, FAILED, FAILED"})
    void infobipTellsOfPaymentsAndAnswersLookUps(String status, String payment, String transaction) {
        listen("infobip", "");
        client.infobip("interactive/order-details", SandboxClient.sample("infobip/order-details"));
        String path = "/whatsapp/1/senders/441134960000/payments/upi/payu/TEA-1001";
        assertThat(SandboxClient.tree(client.get(path, "App k").body())
                        .path("paymentStatus")
                        .asText())
                .isEqualTo("NEW");

        client.postControl(
                "/sandbox/payment",
                "{\"account\":\"infobip/441134960000\",\"reference_id\":\"TEA-1001\",\"status\":\"" + status + "\"}");

        await().until(() -> listener.calls().stream().anyMatch(c -> c.body().contains("\"payment\"")));
        JsonNode told = listener.calls().stream()
                .filter(c -> c.body().contains("\"payment\""))
                .findFirst()
                .orElseThrow()
                .json();
        JsonNode found = SandboxClient.tree(client.get(path, "App k").body());
        assertThat(told.at("/content/paymentId").asText()).isEqualTo("TEA-1001");
        assertThat(told.at("/content/paymentStatus").asText()).isEqualTo(payment);
        assertThat(told.at("/content/from").asText()).isEqualTo("919876543210");
        assertThat(found.path("paymentStatus").asText()).isEqualTo(payment);
        assertThat(found.path("totalAmountValue").asInt()).isEqualTo(45790);
        assertThat(found.at("/transactions/0/status").asText()).isEqualTo(transaction);
        assertThat(client.get(path.replace("TEA-1001", "NONE"), "App k").statusCode())
                .isEqualTo(404);
    }

    @Test
    void kaleyraTellsOfPayments() {
        listen("kaleyra", "");
        client.invoice();
        sandbox.pay("kaleyra/911234567890", "BM345A-12", "captured");

        await().until(() -> listener.calls().stream().anyMatch(c -> c.body().contains("\"type\":\"payment\"")));
        JsonNode payment = listener.calls().stream()
                .filter(c -> c.body().contains("\"type\":\"payment\""))
                .findFirst()
                .orElseThrow()
                .json();
        assertThat(payment.path("status").asText()).isEqualTo("captured");
        assertThat(payment.at("/payment/reference_id").asText()).isEqualTo("BM345A-12");
        assertThat(payment.path("phone_number").asText()).isEqualTo("919876543210");
    }

    @Test
    void tellsOfTroublesOfTheAccountWhereTheProviderDoes() {
        listen("meta", "");
        client.postControl("/sandbox/error", "{\"account\":\"meta/1055\",\"code\":\"130429\"}");

        JsonNode value = calls(1).get(0).json().at("/entry/0/changes/0/value");
        assertThat(value.at("/errors/0/code").asInt()).isEqualTo(130429);
        assertThat(value.has("statuses")).isFalse();
        assertThat(client.postControl("/sandbox/error", "{\"account\":\"infobip/44\",\"code\":\"7050\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
