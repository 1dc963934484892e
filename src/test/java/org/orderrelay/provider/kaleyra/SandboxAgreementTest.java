package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.notification.Notification;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Prepared;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Composed, called and understood over real HTTP. */
final class SandboxAgreementTest {
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Kaleyra KALEYRA = new Kaleyra(() -> CODES, () -> CODES, Clock.systemUTC(), false);

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "accept, Accepted, WA202",
        "wa200, Accepted, WA200",
        "broken-202, Accepted, WA202",
        "cut-202, Accepted, WA202",
        "array-202, Accepted, WA202",
        "no-id-202, Accepted, WA202",
        "empty-202, Accepted, http-202",
        "empty-200, Accepted, http-200",
        "e110, Held, E110",
        "rbc001, Held, RBC001",
        "wa401, Held, WA401",
        "wa401-account, Held, WA-401",
        "wa401-version, Held, WA-401",
        "wav2101, Held, WAV2101",
        "wa400, Rejected, WA400",
        "unlisted-400, Rejected, WA999",
        "404-html, Rejected, http-404",
        "wa500, Retry, WA500",
        "unlisted-500, Retry, WA998",
        "429, Throttled, http-429",
        "503(5), Throttled, http-503",
        "503, Unknown, http-503",
        "408, Unknown, http-408",
        "500-html, Unknown, http-500",
        "502-html, Unknown, http-502",
        "504-html, Unknown, http-504",
        "accept-and-502, Unknown, http-502"
    })
    void understandsEveryAnswer(String script, String outcome, String code) throws Exception {
        sandbox.script(TeaShop.ASHA.e164(), script);

        Outcome understood = call("BM345A-12");

        assertThat(understood.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(understood.code()).isEqualTo(code);
    }

    @Test
    void sendsTheWireReferenceAndOurDeliveryId() throws Exception {
        Outcome.Accepted accepted = (Outcome.Accepted) call("BM345A-12-2");

        assertThat(sandbox.accepted("BM345A-12-2"))
                .singleElement()
                .asString()
                .contains("\"delivery_id\":\"" + TeaShop.DELIVERY + '"')
                .contains("\"message_id\":\"" + accepted.messageId() + '"');
    }

    private static Outcome call(String wireReference) throws IOException, InterruptedException {
        Account account = TeaShop.account(sandbox.baseUrl(), "+911234567890", "HX1");
        Notification notification = new TeaShop().invoice();
        Composition.Composed composed = (Composition.Composed) KALEYRA.compose(notification, account);
        Call call = new Call(
                notification.deliveryId(), notification.kind(), "BM345A-12", wireReference, composed.payload());
        Prepared.Request prepared = (Prepared.Request) KALEYRA.prepare(call, account, Instant.now());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(prepared.uri()).POST(BodyPublishers.ofString(prepared.body()));
        prepared.headers().forEach(request::header);
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
        return KALEYRA.outcome(new Answer(response.statusCode(), response.body(), retryAfter));
    }
}
