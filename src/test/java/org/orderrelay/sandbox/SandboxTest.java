package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxTest {
    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice", "invoice-without-header", "invoice-digital", "invoice-in-a-sale", "invoice-that-expires",
                "invoice-with-everything", "processing", "partially-shipped", "shipped", "shipped-without-words",
                "completed", "canceled"
            })
    void acceptsEveryPayloadTheRelayComposes(String payload) {
        HttpResponse<String> answer = client.post(SandboxClient.payload(payload));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).contains("\"code\":\"WA202\"").containsPattern("\"message_id\":\"[0-9a-f-]{36}\"");
    }

    @Test
    void givesEveryMessageItsOwnId() {
        sandbox.account("{\"references\":\"any\"}");
        assertThat(Stream.generate(() -> client.invoice().body()).limit(20)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "e110, 400, E110",
        "rbc001, 401, RBC001",
        "wa401, 401, WA401",
        "wa401-account, 401, WA-401",
        "wa401-version, 401, WA-401",
        "wa400, 400, WA400",
        "wa500, 500, WA500",
        "wav2101, 400, WAV2101",
        "unlisted-400, 400, WA999",
        "unlisted-500, 500, WA998",
        "wa200, 200, WA200",
        "array-202, 202, WA202",
        "no-id-202, 202, WA202",
        "cut-202, 202, WA202",
        "status(418), 418, <h1>418</h1>",
        "408, 408, 408",
        "502-html, 502, 502",
        "504-html, 504, 504",
        "500-html, 500, 500",
        "404-html, 404, 404",
        "503, 503, 503",
        "429, 429, {}",
        "empty-200, 200, ''",
        "empty-202, 202, ''",
        "accept-and-502, 502, 502",
        "'slow(1,e110)', 400, E110"
    })
    void answersAsScripted(String name, int status, String body) {
        sandbox.script(SandboxClient.ASHA, name);

        HttpResponse<String> answer = client.invoice();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(body);
        boolean taken = status < 300 || name.startsWith("accept");
        assertThat(sandbox.stats().accepted()).isEqualTo(taken ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"429, 1", "429(7), 7", "503(9), 9", "503,"})
    void saysWhenToComeBack(String name, String seconds) {
        sandbox.script("*", name);

        assertThat(client.invoice().headers().firstValue("Retry-After").orElse(null))
                .isEqualTo(seconds);
    }

    @Test
    void breaksItsSuccessJustAsTheDocumentDoes() {
        sandbox.script("*", "broken-202");

        assertThat(client.invoice().body())
                .contains("\"code\":\"WA202\"\n\"message\"")
                .contains("}\n\"error\":{}");
    }

    @Test
    void usesUpARecipientsAnswersAndThenTheDefault() {
        sandbox.script("*", "e110", "accept");
        sandbox.script(SandboxClient.ASHA, "wa500", "wa400");

        List<Integer> toAsha = IntStream.range(0, 5)
                .map(i -> client.invoice().statusCode())
                .boxed()
                .toList();

        assertThat(toAsha).containsExactly(500, 400, 400, 202, 202);
        assertThat(client.invoiceTo(SandboxClient.RAVI).statusCode()).isEqualTo(202);
    }

    @Test
    void forgetsItsScriptsWhenAsked() {
        sandbox.account("{\"references\":\"any\"}");
        sandbox.script("*", "wa500");
        sandbox.script(SandboxClient.ASHA, "e110", "e110");

        assertThat(client.delete("/sandbox/script").statusCode()).isEqualTo(204);

        assertThat(client.invoice().statusCode()).isEqualTo(202);
        assertThat(client.invoiceTo(SandboxClient.RAVI).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"reset, 0", "accept-and-reset, 1"})
    void losesTheAnswerWithTheConnection(String name, long accepted) {
        sandbox.script(SandboxClient.ASHA, name);

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(client::invoice);

        assertThat(sandbox.stats().accepted()).isEqualTo(accepted);
        assertThat(sandbox.stats().byAnswer()).containsOnlyKeys(name);
        assertThat(client.post(SandboxClient.payload("invoice").replace("BM345A-12", "BM345A-13"))
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"hang, 0", "accept-and-hang, 1"})
    void keepsSilent(String name, long accepted) {
        sandbox.script(SandboxClient.ASHA, name);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.send(client.message("/v2/HX1/whatsapp/+911234567890/messages")
                        .timeout(Duration.ofMillis(300))
                        .POST(BodyPublishers.ofString(SandboxClient.payload("invoice")))))
                .withCauseInstanceOf(HttpTimeoutException.class);

        await().untilAsserted(() -> assertThat(sandbox.stats().requests()).isEqualTo(1));
        assertThat(sandbox.stats().accepted()).isEqualTo(accepted);
    }

    @Test
    void answersSlowlyButTakesTheMessageAtOnce() {
        sandbox.script(SandboxClient.ASHA, "slow(150)");
        long before = System.nanoTime();

        assertThat(client.invoice().statusCode()).isEqualTo(202);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(145));
    }

    @Test
    void letsEveryAnswerWaitForTheLatency() {
        assertThat(client.put("/sandbox/latency", "{\"ms\":120}").statusCode()).isEqualTo(204);
        long before = System.nanoTime();

        client.invoice();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(115));
    }

    @Test
    void takesScriptsOverHttp() {
        String script = "{\"recipient\":\"+919876543210\",\"answers\":[\"wa500\",\"accept\"]}";

        assertThat(client.put("/sandbox/script", script).statusCode()).isEqualTo(204);

        assertThat(client.invoice().statusCode()).isEqualTo(500);
        assertThat(client.invoice().statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answers\":[\"no-such\"]}",
                "{\"answers\":[17]}",
                "{\"answers\":\"accept\"}",
                "[]",
                "{",
                "{\"recipient\":1}",
                "{\"answers\":[\"slow(1,no-such)\"]}",
                "{\"answers\":[\"status(900)\"]}",
                "{\"answers\":[\"\"]}"
            })
    void refusesScriptsItDoesNotUnderstand(String script) {
        assertThat(client.put("/sandbox/script", script).statusCode()).isEqualTo(400);
        assertThat(client.invoice().statusCode()).isEqualTo(202);
    }

    @Test
    void refusesUnknownAnswersInJavaToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.script("*", "accept", "no-such"))
                .withMessageContaining("no-such");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /sandbox/nothing, 404",
        "GET, /sandbox/accepted, 400",
        "POST, /v1/HX1/messages, 404",
        "GET, /v2/HX1/whatsapp/911234567890/messages, 405"
    })
    void knowsOnlyItsOwnAddresses(String method, String path, int status) {
        assertThat(client.send(client.request(path).method(method, BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void runsOnItsOwnAtTheDemosPortUnlessToldOtherwise() {
        assertThat(SandboxServer.options(new String[0])).isEqualTo(new SandboxOptions("127.0.0.1", 9900, null, false));
        assertThat(SandboxServer.options(new String[] {"0.0.0.0", "9901", "sandbox.log"}))
                .isEqualTo(new SandboxOptions("0.0.0.0", 9901, Path.of("sandbox.log"), false));
    }

    @Test
    void refusesToStartWhereAnotherListens() {
        SandboxOptions taken = new SandboxOptions("127.0.0.1", sandbox.port(), null, false);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Sandbox.start(taken))
                .withMessageContaining("cannot listen on 127.0.0.1:" + sandbox.port());
    }
}
