package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDesk.Created;
import org.orderrelay.provider.TemplateDesk.Listing;
import org.orderrelay.provider.TemplateDraft;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Composed, called and understood over real HTTP, by the sandbox's own reading of Meta's documents. */
final class SandboxAgreementTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Sandbox sandbox;
    private static Account account;
    private static int references;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        account = TeaShop.account(
                sandbox.baseUrl(),
                TeaShop.options(),
                TeaShop.secrets(),
                new PaymentDefaults("razorpay", "razorpay-prod"),
                List.of());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** India's payloads; the sandbox has no Brazil. */
    static Stream<PayloadsTest.Golden> goldens() {
        return PayloadsTest.goldens().filter(golden -> !golden.file().startsWith("brazil"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyPayloadIsTaken(PayloadsTest.Golden golden) throws Exception {
        String tomorrow = Long.toString(Instant.now().plus(Duration.ofDays(1)).getEpochSecond());

        Outcome outcome = call(golden.payload().get().replace("1795338000", tomorrow));

        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Accepted.class);
        assertThat(((Outcome.Accepted) outcome).messageId()).startsWith("wamid.");
    }

    @ParameterizedTest
    @CsvSource({
        "accept, Accepted, accepted",
        "held, Accepted, held_for_quality_assessment",
        "paused, Accepted, paused",
        "no-id, Accepted, http-200",
        "cut, Accepted, http-200",
        "empty, Accepted, http-200",
        "130429(7), Throttled sender, 130429",
        "131056, Throttled recipient, 131056",
        "80007, Throttled account, 80007",
        "190, Held account, 190",
        "131042, Held account, 131042",
        "131048, Held sender, 131048",
        "132015, Held template, 132015",
        "131026, Rejected, 131026",
        "2046, Conflict, 2046",
        "131016, Retry, 131016",
        "unlisted-400, Rejected, 999999",
        "unlisted-500, Retry, 999998",
        "429, Throttled account, http-429",
        "503(5), Throttled account, http-503",
        "503, Unknown, http-503",
        "502-html, Unknown, http-502",
        "accept-and-502, Unknown, http-502",
        "404-html, Rejected, http-404"
    })
    void understandsEveryAnswer(String script, String meaning, String code) throws Exception {
        sandbox.script(TeaShop.ASHA.e164(), script);

        Outcome understood = call(new TeaShop().payload());

        assertThat(Outcomes.kind(understood)).isEqualTo(meaning);
        assertThat(understood.code()).isEqualTo(code);
    }

    @Test
    void aWrongPhoneNumberIdHoldsTheSender() throws Exception {
        Map<String, String> options = TeaShop.options();
        options.put("phone-number-id", "notanumber");
        Account wrong = TeaShop.account(sandbox.baseUrl(), options, TeaShop.secrets(), PaymentDefaults.NONE, List.of());

        assertThat(Outcomes.kind(call(new TeaShop().payload(), wrong, "WRONG-1")))
                .isEqualTo("Held sender");
    }

    @Test
    void createsATemplateOnceAndFindsItInTheList() throws Exception {
        TemplateDesk desk = TeaShop.META.templates().orElseThrow();
        TemplateDraft draft = new TemplateDraft(
                NotificationKind.ORDER_STATUS, "tea_update", "en_US", "News of your tea.", "Tea Shop", null);

        assertThat(desk.created(ask(desk.create(draft, account)))).isInstanceOf(Created.Taken.class);
        assertThat(desk.created(ask(desk.create(draft, account))))
                .isInstanceOf(Created.Refused.class)
                .extracting("code")
                .isEqualTo("2388024");
        Listing listing =
                desk.listed(ask(desk.list(account, null)), TeaShop.NINE).orElseThrow();
        assertThat(listing.templates()).extracting("template").contains("tea_update");
        assertThat(listing.next()).isNull();
    }

    @Test
    void anInvoiceTemplateIsTakenToo() throws Exception {
        TemplateDesk desk = TeaShop.META.templates().orElseThrow();
        TemplateDraft draft = new TemplateDraft(
                NotificationKind.ORDER_DETAILS, "tea_invoice", "en_US", "Your tea.", null, "4::aW1hZ2U");

        assertThat(desk.created(ask(desk.create(draft, account)))).isInstanceOf(Created.Taken.class);
    }

    @Test
    void asksHowAPaymentStands() throws Exception {
        PaymentDesk desk = TeaShop.META.payments().orElseThrow();
        TeaShop shop = new TeaShop();
        shop.paid = new PaymentDefaults("razorpay", "razorpay-prod");
        call(shop.payload(), account, "PAY-1");
        HttpRequest question = desk.request("PAY-1", account).orElseThrow();

        assertThat(desk.state(ask(question))).isEmpty();
        sandbox.pay("meta/106540352242922", "PAY-1", "captured");
        assertThat(desk.state(ask(question))).contains(PaymentState.CAPTURED);
        assertThat(desk.state(ask(desk.request("PAY-2", account).orElseThrow())))
                .isEmpty();
    }

    private static Outcome call(String payload) throws Exception {
        return call(payload, account, "TEA-" + ++references);
    }

    private static Outcome call(String payload, Account account, String reference) throws Exception {
        Call call = new Call(TeaShop.DELIVERY, NotificationKind.ORDER_STATUS, "BM345A-12", reference, payload);
        Prepared.Request prepared = (Prepared.Request) TeaShop.META.prepare(call, account, TeaShop.NINE);
        return TeaShop.META.outcome(ask(new HttpRequest("POST", prepared.uri(), prepared.headers(), prepared.body())));
    }

    private static Answer ask(HttpRequest asked) throws Exception {
        URI uri = asked.uri();
        java.net.http.HttpRequest.Builder request = java.net.http.HttpRequest.newBuilder(uri)
                .method(
                        asked.method(),
                        asked.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.body()));
        asked.headers().forEach(request::header);
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Retry-After").orElse(null));
    }
}
