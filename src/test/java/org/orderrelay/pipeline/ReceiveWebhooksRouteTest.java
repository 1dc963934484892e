package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.pipeline.Signing.basic;
import static org.orderrelay.pipeline.Signing.sha256;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.pipeline.rest.Problems;
import org.orderrelay.pipeline.rest.RestAnswerWriter;
import org.orderrelay.pipeline.webhook.RawBody;
import org.orderrelay.pipeline.webhook.WebhookBeans;
import org.orderrelay.pipeline.webhook.WebhookMetrics;
import org.orderrelay.provider.Providers;

/** The door for webhooks, on a real server: who is let in, with exactly the bytes that were signed. */
@OfRoutes({"16-receive-webhooks", "17-receive-secret-webhooks", "18-answer-challenges", "19-store-webhooks"})
class ReceiveWebhooksRouteTest extends RoutesOnTest {
    private static final String SIGNED = "/webhooks/tea/signed";
    private static final String SHARED = "/webhooks/tea/shared";
    private static final String KEY = "app-secret";
    private static final String SECRET = "canary/7f3a";
    private static final byte[] BODY =
            "{\"a\": 1,\n \"b\":\"\u00e9\\u00e9\u20b9\"}\r\n".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private WebServer server;

    @Override
    protected List<String> files() {
        return List.of(
                ReceiveWebhooksRouteTest.class.getAnnotation(OfRoutes.class).value());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        server = WebServer.addTo(context);
        return context;
    }

    private static Account account(String name, Map<String, String> secrets) {
        return TeaProvider.account(name, URI.create("http://127.0.0.1:1"), Map.of(), secrets);
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        Accounts accounts = new Accounts(List.of(
                account("signed", Map.of("webhook.app-secret", KEY, "webhook.verify-token", "token")),
                account("shared", Map.of("webhook.secret", SECRET)),
                account("rotated", Map.of("webhook.app-secret", "new", "webhook.app-secret-previous", KEY)),
                account("closed", Map.of("api-key", "key"))));
        new WebhookBeans(
                        Clock.systemUTC(),
                        accounts,
                        new Providers(List.of(new TeaProvider())),
                        ledger,
                        new WebhookMetrics(meters),
                        () -> {})
                .bindTo(registry::bind);
        registry.bind("problems", new Problems());
        registry.bind("answerWriter", new RestAnswerWriter());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path))).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = to(path).POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private void isStored(HttpResponse<String> answer, byte[] body) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ledger.inbox.stored)
                .singleElement()
                .extracting(StoredWebhook::body)
                .isEqualTo(new String(body, StandardCharsets.UTF_8));
    }

    private void isRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ledger.inbox.stored).isEmpty();
    }

    @Test
    void aSignedBodyIsStoredByteForByte() throws Exception {
        HttpResponse<String> answer = post(SIGNED, BODY, "X-Hub-Signature-256", sha256(BODY, KEY));

        isStored(answer, BODY);
        assertThat(answer.body()).isEmpty();
        StoredWebhook webhook = ledger.inbox.stored.get(0);
        assertThat(webhook.account()).isEqualTo("signed");
        assertThat(webhook.provider()).isEqualTo("tea");
        assertThat(meters.counter("order.relay.webhooks", "provider", "tea", "result", "stored")
                        .count())
                .isEqualTo(1);
    }

    /** What a server may take for a reason to decode, convert or cut a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=ISO-8859-1",
                "application/json; charset=UTF-16",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/x-java-serialized-object",
                "text/plain",
                "no type"
            })
    void noContentTypeChangesABody(String type) throws Exception {
        HttpResponse<String> answer =
                post(SIGNED, BODY, "Content-Type", type, "X-Hub-Signature-256", sha256(BODY, KEY));

        isStored(answer, BODY);
    }

    @Test
    void aBodyInChunksIsPutTogether() throws Exception {
        byte[] large = new byte[300_000];
        Arrays.fill(large, (byte) 'x');
        BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));

        isStored(send(to(SIGNED).POST(chunks).header("X-Hub-Signature-256", sha256(large, KEY))), large);
    }

    @ParameterizedTest
    @MethodSource("org.orderrelay.pipeline.Signing#wrongOnes")
    void whatIsNotSignedRightIs403AndNotStored(Signing.Wrong wrong) throws Exception {
        HttpResponse<String> answer = post(
                SIGNED,
                wrong.body().getBytes(StandardCharsets.UTF_8),
                wrong.headers().toArray(String[]::new));

        isRefused(answer, 403);
        assertThat(meters.counter("order.relay.webhooks", "provider", "tea", "result", "not_genuine")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aSecretMayStandInThePathOrBeAPasswordOrSign() throws Exception {
        String coded = SECRET.replace("/", "%2F");

        assertThat(post(SHARED + "/" + coded, BODY).statusCode()).isEqualTo(200);
        assertThat(post(SHARED, BODY, "Authorization", basic("shared", SECRET)).statusCode())
                .isEqualTo(200);
        assertThat(post(SHARED, BODY, "X-Signature-256", sha256(BODY, SECRET)).statusCode())
                .isEqualTo(200);
        assertThat(ledger.inbox.stored).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/tea/shared,",
        "/webhooks/tea/shared/canary,",
        "/webhooks/tea/shared/canary%2F7f3A,",
        "/webhooks/tea/shared?secret=canary%2F7f3a,",
        "/webhooks/tea/shared/x?secret=canary%2F7f3a,",
        "/webhooks/tea/shared/x, Basic c2hhcmVkOmNhbmFyeS83ZjNh",
        "/webhooks/tea/shared, Basic c2lnbmVkOmNhbmFyeS83ZjNh",
        "/webhooks/tea/shared, Bearer canary/7f3a",
        "/webhooks/tea/shared?authorization=Basic+c2hhcmVkOmNhbmFyeS83ZjNh,"
    })
    void aWrongSecretIs403WhateverElseIsRight(String path, String authorization) throws Exception {
        HttpResponse<String> answer = authorization == null
                ? post(path, BODY, "secret", SECRET)
                : post(path, BODY, "secret", SECRET, "Authorization", authorization);

        isRefused(answer, 403);
        assertThat(answer.body() + answer.headers()).doesNotContain("canary");
    }

    @Test
    void duringARotationThePreviousSecretIsGoodToo() throws Exception {
        post("/webhooks/tea/rotated", BODY, "X-Hub-Signature-256", sha256(BODY, KEY));
        post("/webhooks/tea/rotated", BODY, "X-Hub-Signature-256", sha256(BODY, "new"));

        assertThat(ledger.inbox.stored).hasSize(2);
        assertThat(post("/webhooks/tea/rotated", BODY, "X-Hub-Signature-256", sha256(BODY, ""))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatDoesNotExistIsAnsweredAlike() throws Exception {
        String right = sha256(BODY, KEY);
        List<String> answers = List.of(
                post("/webhooks/nobody/signed", BODY, "X-Hub-Signature-256", right)
                        .body(),
                post("/webhooks/tea/nobody", BODY, "X-Hub-Signature-256", right).body(),
                post("/webhooks/tea/closed", BODY, "X-Hub-Signature-256", right).body(),
                post("/webhooks/kaleyra/signed", BODY, "X-Hub-Signature-256", right)
                        .body());

        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("\"status\":404").doesNotContain("tea", "signed", "closed", "nobody");
        isRefused(post("/webhooks/tea/closed/key", BODY), 404);
    }

    @Test
    void threeMegabytesAreTheMost() throws Exception {
        byte[] most = new byte[RawBody.MOST_BYTES];
        Arrays.fill(most, (byte) ' ');
        byte[] tooMany = Arrays.copyOf(most, most.length + 1);

        HttpResponse<String> atOnce = post(SIGNED, tooMany, "X-Hub-Signature-256", sha256(tooMany, KEY));
        isRefused(atOnce, 413);
        HttpResponse<String> inChunks =
                send(to(SIGNED).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMany))));
        isRefused(inChunks, 413);
        isStored(post(SIGNED, most, "X-Hub-Signature-256", sha256(most, KEY)), most);
    }

    @Test
    void aLedgerThatIsAwayIs503SoThatTheProviderRepeats() throws Exception {
        ledger.inbox.failures.set(1);

        HttpResponse<String> answer = post(SIGNED, BODY, "X-Hub-Signature-256", sha256(BODY, KEY));

        isRefused(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        isStored(post(SIGNED, BODY, "X-Hub-Signature-256", sha256(BODY, KEY)), BODY);
    }

    @Test
    void aNulDoesNotMakeABodyUnstorable() throws Exception {
        byte[] body = "a\0b".getBytes(StandardCharsets.UTF_8);

        isStored(
                post(SIGNED, body, "X-Hub-Signature-256", sha256(body, KEY)),
                "a\uFFFDb".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aChallengeIsAnsweredWithTheBareChallenge() throws Exception {
        HttpResponse<String> answer =
                send(to(SIGNED + "?hub.mode=subscribe&hub.challenge=11%2059&hub.verify_token=token"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("11 59");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hub.mode=subscribe&hub.challenge=1159",
                "hub.mode=subscribe&hub.challenge=1159&hub.verify_token=wrong",
                "hub.mode=subscribe&hub.challenge=1159&hub.verify_token=token&hub.verify_token=token",
                "hub.challenge=1159&hub.verify_token=token",
                ""
            })
    void aWrongChallengeIs403AndNotEchoed(String query) throws Exception {
        HttpResponse<String> answer = send(to(SIGNED + "?" + query));

        isRefused(answer, 403);
        assertThat(answer.body()).doesNotContain("1159");
    }

    @Test
    void aCallerMaySpeakHttp2() throws Exception {
        HttpRequest.Builder request = to(SIGNED)
                .version(HttpClient.Version.HTTP_2)
                .POST(BodyPublishers.ofByteArray(BODY))
                .header("X-Hub-Signature-256", sha256(BODY, KEY));

        isStored(send(request), BODY);
    }

    @Test
    void noOtherMethodIsAnswered() throws Exception {
        HttpRequest.Builder put = to(SIGNED).method("PUT", BodyPublishers.ofByteArray(BODY));

        assertThat(send(put).statusCode()).isEqualTo(405);
        assertThat(send(to(SHARED + "/canary%2F7f3a")).statusCode()).isEqualTo(405);
        assertThat(ledger.inbox.stored).isEmpty();
    }
}
