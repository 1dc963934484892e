package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine of facts 2.4: the call is accepted, and an event says that it came to nothing. */
final class OrderStateTest {
    @TempDir
    private Path directory;

    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0, directory.resolve("sandbox.log"), false));
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void send(String status) {
        HttpResponse<String> answer = client.meta(
                status.equals("pending")
                        ? SandboxClient.sample("meta/invoice")
                        : SandboxClient.sample("meta/shipped").replace("\"shipped\"", '"' + status + '"'));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private String lastVerdict() {
        return SandboxClient.tree(sandbox.log().get(sandbox.log().size() - 1))
                .path("verdict")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({
        "'', shipped, failed-2046",
        "pending, processing, accepted",
        "pending, partially_shipped, accepted",
        "pending, shipped, accepted",
        "pending, completed, accepted",
        "pending, canceled, accepted",
        "pending shipped, processing, accepted",
        "pending shipped, partially_shipped, accepted",
        "pending partially_shipped, shipped, accepted",
        "pending processing, canceled, accepted",
        "pending shipped, shipped, accepted",
        "pending completed, completed, accepted",
        "pending completed, shipped, failed-2046",
        "pending completed, canceled, failed-2046",
        "pending canceled, processing, failed-2046",
        "pending canceled, completed, failed-2046"
    })
    void judgesEveryMove(String before, String status, String verdict) {
        for (String earlier : before.isEmpty() ? new String[0] : before.split(" ")) {
            send(earlier);
        }

        send(status);

        assertThat(lastVerdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"captured, failed-2047", "pending, failed-2047", "failed, accepted"})
    void refusesToCancelWhatIsPaidOrBeingPaid(String payment, String verdict) {
        send("pending");
        send("shipped");
        sandbox.pay("meta/1055", "TEA-1001", payment);

        send("canceled");

        assertThat(lastVerdict()).isEqualTo(verdict);
    }

    @Test
    void goesOnFromWhereItWasAfterAMessageThatFailed() {
        send("pending");
        sandbox.script(SandboxClient.ASHA, "fail(131026)");
        send("completed");

        send("shipped");

        assertThat(lastVerdict()).isEqualTo("accepted");
    }

    @Test
    void knowsNoOrderWhoseOrderDetailsFailed() {
        sandbox.script(SandboxClient.ASHA, "fail(131026)");
        send("pending");

        send("shipped");

        assertThat(lastVerdict()).isEqualTo("failed-2046");
    }

    @Test
    void saysSoByWebhookAndNotInTheAnswer() {
        try (Listener listener = new Listener()) {
            sandbox.account("{\"account\":\"meta\",\"webhook\":{\"url\":\"" + listener.url() + "\",\"secret\":\"s\"}}");
            send("shipped");

            await().until(() -> listener.calls().size() == 1);
            assertThat(listener.calls().get(0).json().at("/entry/0/changes/0/value/statuses/0/errors/0/title"))
                    .hasToString("\"New order status was not correctly transitioned\"");
        }
    }

    @Test
    void keepsOrdersOfDifferentAccountsApart() {
        send("pending");

        client.post(SandboxClient.payload("shipped").replace("BM345A-12", "TEA-1001"));

        assertThat(lastVerdict()).isEqualTo("failed-2046");
    }

    @Test
    void remembersOrdersAndPlacesAfterARestart() {
        send("pending");
        send("completed");
        sandbox.close();
        start();

        assertThat(client.meta(SandboxClient.sample("meta/invoice")).statusCode())
                .isEqualTo(400);
        send("shipped");

        assertThat(lastVerdict()).isEqualTo("failed-2046");
        assertThat(client.get("/v23.0/1055/payments/tea-upi/TEA-1001", "Bearer k")
                        .body())
                .contains("\"status\":\"new\"")
                .contains("45790");
    }

    @Test
    void takesAReferenceOnce() {
        send("pending");

        HttpResponse<String> meta = client.meta(SandboxClient.sample("meta/invoice"));
        client.invoice();
        HttpResponse<String> kaleyra = client.invoice();
        String infobip = SandboxClient.sample("infobip/template-order-details").replace("TEA-1001", "TEA-2");
        client.infobip("template", infobip);
        HttpResponse<String> third = client.infobip("template", infobip.replace("000000000001\"", "000000000002\""));

        assertThat(SandboxClient.tree(meta.body()).at("/error/code").asInt()).isEqualTo(131009);
        assertThat(kaleyra.statusCode()).isEqualTo(400);
        assertThat(kaleyra.body()).contains("WA400").contains("reference_id");
        assertThat(third.statusCode()).isEqualTo(400);
        assertThat(third.body()).contains("BAD_REQUEST").contains("payment.id");
        assertThat(sandbox.stats().duplicates()).isZero();
    }

    @Test
    void remembersAReferenceWhoseAnswerWasLost() {
        sandbox.script(SandboxClient.ASHA, "accept-and-502");
        client.meta(SandboxClient.sample("meta/invoice"));

        assertThat(client.meta(SandboxClient.sample("meta/invoice")).statusCode())
                .isEqualTo(400);
        assertThat(sandbox.history("TEA-1001")).hasSize(2);
    }

    @Test
    void aReferenceThatWasRefusedIsStillFree() {
        sandbox.script(SandboxClient.ASHA, "131016");
        client.meta(SandboxClient.sample("meta/invoice"));

        assertThat(client.meta(SandboxClient.sample("meta/invoice")).statusCode())
                .isEqualTo(200);
    }
}
