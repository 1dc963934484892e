package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad days of an account, over the control API. */
final class AccountsTest {
    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        sandbox.account("{\"references\":\"any\"}");
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void put(String form) {
        HttpResponse<String> answer = client.put("/sandbox/account", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> send(String provider) {
        return switch (provider) {
            case "meta" -> client.meta(SandboxClient.sample("meta/invoice"));
            case "kaleyra" -> client.invoice();
            default ->
                client.infobip(
                        "template",
                        SandboxClient.changed(
                                SandboxClient.sample("infobip/template-order-details"),
                                "/messages/0",
                                "messageId",
                                null));
        };
    }

    @ParameterizedTest
    @CsvSource({"kaleyra, 400, E110", "meta, 400, 131042", "infobip, 200, REJECTED_NOT_ENOUGH_CREDITS"})
    void hasNoMoneyUntilItIsToppedUp(String provider, int status, String code) {
        put("{\"account\":\"" + provider + "\",\"balance\":\"low\"}");

        HttpResponse<String> refused = send(provider);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(code);
        assertThat(sandbox.stats().accepted()).isZero();
        put("{\"account\":\"" + provider + "\",\"balance\":\"ok\"}");
        send(provider);
        assertThat(sandbox.stats().accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"kaleyra, 401, RBC001", "meta, 401, 190", "infobip, 401, UNAUTHORIZED"})
    void knowsARevokedKeyNoMore(String provider, int status, String code) {
        put("{\"account\":\"" + provider + "\",\"revoked\":[\"key-of-tests\"]}");

        HttpResponse<String> refused = send(provider);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(code);
        put("{\"account\":\"" + provider + "\",\"revoked\":[\"another\"]}");
        assertThat(send(provider).statusCode()).isLessThan(300);
    }

    @Test
    void aRevokedKeyCannotManageEither() {
        put("{\"account\":\"meta/2077\",\"revoked\":[\"key-of-tests\"]}");

        assertThat(client.meta("/v23.0/2077/message_templates", SandboxClient.sample("meta/template-order-status"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void isBadOnlyAsLongAsItIsTold() {
        put("{\"account\":\"kaleyra\",\"balance\":\"low\",\"for\":\"300ms\"}");

        assertThat(client.invoice().body()).contains("E110");
        await().atMost(Duration.ofSeconds(3)).until(() -> client.invoice().statusCode() == 202);
    }

    @Test
    void oneAccountsTroubleIsNotAnothers() {
        put("{\"account\":\"meta/2000\",\"balance\":\"low\"}");

        assertThat(send("meta").statusCode()).isEqualTo(200);
        assertThat(client.meta("/v23.0/2000/messages", SandboxClient.sample("meta/invoice"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(sandbox.stats("meta/1055").accepted()).isEqualTo(1);
        assertThat(sandbox.stats("meta/2000").accepted()).isZero();
    }

    @Test
    void theNarrowerFormWinsFieldByField() {
        put("{\"account\":\"*\",\"balance\":\"low\",\"latency\":\"30ms\"}");
        put("{\"account\":\"meta\",\"balance\":\"ok\"}");

        assertThat(send("meta").statusCode()).isEqualTo(200);
        assertThat(send("kaleyra").body()).contains("E110");
        assertThat(client.get("/sandbox/account?account=meta/1055").body())
                .contains("\"balance\":\"ok\"")
                .contains("\"latency\":\"30ms\"");
        assertThat(client.delete("/sandbox/account").statusCode()).isEqualTo(204);
        assertThat(client.get("/sandbox/account?account=meta/1055").body().strip())
                .isEqualTo("{}");
    }

    @Test
    void answersByChanceInTheSharesAsked() {
        put(
                "{\"account\":\"meta\",\"mix\":[{\"answer\":\"503\",\"share\":0.3},{\"answer\":\"130429(2)\",\"share\":0.3}]}");

        IntStream.range(0, 300).forEach(i -> send("meta"));

        assertThat(sandbox.stats().byAnswer().get("http-503")).isBetween(50L, 130L);
        assertThat(sandbox.stats().byAnswer().get("130429")).isBetween(50L, 130L);
        assertThat(sandbox.stats().accepted()).isBetween(70L, 170L);
    }

    @Test
    void aStormIsOverAfterItsTime() {
        put("{\"account\":\"kaleyra\",\"mix\":[{\"answer\":\"500-html\"}],\"for\":\"300ms\"}");

        assertThat(client.invoice().statusCode()).isEqualTo(500);
        await().atMost(Duration.ofSeconds(3)).until(() -> client.invoice().statusCode() == 202);
    }

    @Test
    void isSlowOnItsOwn() {
        put("{\"account\":\"meta\",\"latency\":\"150ms\"}");
        long before = System.nanoTime();

        send("meta");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(145));
    }

    @Test
    void slowsDownOneSenderAtMetaAfter80MessagesASecond() {
        put("{\"account\":\"meta\",\"limits\":{\"per_second\":5,\"pair\":\"off\"}}");

        long refused = IntStream.range(0, 12)
                .filter(i -> send("meta").statusCode() == 400)
                .count();

        assertThat(sandbox.stats().byAnswer()).containsEntry("130429", refused);
        assertThat(refused).isBetween(1L, 7L);
        await().atMost(Duration.ofSeconds(3)).until(() -> send("meta").statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({"meta, 400, 131056", "kaleyra, 202, WA202", "infobip, 200, REJECTED_FLOODING_FILTER"})
    void givesOneRecipient45MessagesAndNoMore(String provider, int status, String code) {
        put("{\"limits\":\"on\"}");

        IntStream.range(0, 45).forEach(i -> assertThat(send(provider).body()).doesNotContain("FLOODING", "131056"));
        HttpResponse<String> next = send(provider);

        assertThat(next.statusCode()).isEqualTo(status);
        assertThat(next.body()).contains(code);
        String line = sandbox.log().get(45);
        assertThat(line).contains(provider.equals("kaleyra") ? "\"verdict\":\"failed-131056\"" : "\"refused\"");
    }

    @Test
    void limitsNobodyUnlessAsked() {
        IntStream.range(0, 100)
                .forEach(i -> assertThat(send("meta").statusCode()).isEqualTo(200));
    }

    @Test
    void scriptsOneRecipientOfOneAccount() {
        client.put(
                "/sandbox/script",
                "{\"account\":\"meta/1055\",\"recipient\":\"+919876543210\",\"answers\":[\"131016\"]}");

        assertThat(client.invoice().statusCode()).isEqualTo(202);
        assertThat(send("meta").statusCode()).isEqualTo(500);
        assertThat(send("meta").statusCode()).isEqualTo(200);
    }

    @Test
    void answersInWordsOfTheScriptsOwn() {
        client.put(
                "/sandbox/script",
                "{\"recipient\":\"+919876543210\",\"answers\":[{\"status\":418,\"body\":\"{\\\"tea\\\":true}\","
                        + "\"retry_after\":\"Wed, 21 Oct 2026 07:28:00 GMT\",\"delay\":\"20ms\"}]}");

        HttpResponse<String> answer = send("meta");

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("{\"tea\":true}");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(sandbox.stats().accepted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaleyra", "meta", "infobip"})
    void losesHalfOfTheAnswerAfterTakingTheMessage(String provider) {
        sandbox.script("*", "accept-and-half");

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> send(provider));

        assertThat(sandbox.stats().accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "kaleyra, cut",
        "meta, cut",
        "infobip, cut",
        "kaleyra, broken",
        "meta, broken",
        "infobip, broken",
        "meta, empty"
    })
    void answersASuccessNobodyCanRead(String provider, String script) {
        sandbox.script("*", script);

        HttpResponse<String> answer = send(provider);

        assertThat(answer.statusCode()).isLessThan(300);
        assertThat(sandbox.stats().accepted()).isEqualTo(1);
        assertThat(answer.body())
                .satisfiesAnyOf(
                        body -> assertThat(body).isEmpty(),
                        body -> assertThatIllegalArgumentException().isThrownBy(() -> SandboxClient.tree(body)));
    }

    @Test
    void letsABodyDrip() {
        sandbox.script("*", "drip(2)");
        long before = System.nanoTime();

        HttpResponse<String> answer = send("kaleyra");

        assertThat(SandboxClient.tree(answer.body()).path("code").asText()).isEqualTo("WA202");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(answer.body().length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"colour\":\"red\"}",
                "{\"account\":\"twilio\",\"balance\":\"low\"}",
                "{\"account\":\"meta/+1055\"}",
                "{\"account\":17}",
                "{\"balance\":\"empty\"}",
                "{\"latency\":\"soon\"}",
                "{\"latency\":-1}",
                "{\"balance\":\"low\",\"for\":\"ever\"}",
                "{\"limits\":\"some\"}",
                "{\"limits\":{\"per_second\":-1}}",
                "{\"mix\":[{\"answer\":\"no-such\"}]}",
                "{\"mix\":[{\"answer\":\"503\",\"share\":0.6},{\"answer\":\"429\",\"share\":0.6}]}",
                "{\"mix\":[\"503\"]}",
                "{\"revoked\":\"key\"}",
                "{\"webhook\":{\"url\":\"ftp://example.com\"}}",
                "{\"webhook\":{\"events\":{\"eaten\":1}}}",
                "{\"webhook\":{\"duplicates\":2}}",
                "{\"moderation\":{\"as\":\"MAYBE\"}}",
                "[]",
                "{"
            })
    void refusesFormsItDoesNotUnderstandAndChangesNothing(String form) {
        HttpResponse<String> answer = client.put("/sandbox/account", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("not understood: ");
        assertThat(client.get("/sandbox/account").body().strip()).isEqualTo("{\"references\":\"any\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answers\":[{\"answer\":\"no-such\"}]}",
                "{\"answers\":[{\"fail\":\"9999\"}]}",
                "{\"answers\":[{\"events\":[\"failed\"]}]}",
                "{\"answers\":[{\"events\":[\"eaten\"]}]}",
                "{\"answers\":[{\"end\":\"explode\"}]}",
                "{\"answers\":[{\"status\":99}]}",
                "{\"answers\":[\"fail(999)\"]}",
                "{\"account\":\"meta\",\"answers\":[\"accept\"]}"
            })
    void refusesAnswersItDoesNotUnderstand(String script) {
        assertThat(client.put("/sandbox/script", script).statusCode()).isEqualTo(400);
    }
}
