package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Predicate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.ledger.Claim;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;
import org.orderrelay.pipeline.outbox.CallClient;
import org.orderrelay.pipeline.outbox.CallRequest;
import org.orderrelay.pipeline.outbox.Calling;
import org.orderrelay.pipeline.outbox.Outbox;
import org.orderrelay.pipeline.outbox.OutboxComponent;
import org.orderrelay.pipeline.outbox.PaymentLookup;
import org.orderrelay.pipeline.outbox.PreparedCall;
import org.orderrelay.pipeline.question.Asking;
import org.orderrelay.pipeline.question.QuestionRequest;
import org.orderrelay.pipeline.rest.EdgeHeaders;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;
import org.orderrelay.provider.Providers;

/** Before an order is canceled its payment is asked for, on a real server; nothing is canceled blindly. */
@OfRoutes({"60-deliver-orders", "61-call-provider", "62-look-up-payments", "63-ask-provider"})
class LookUpPaymentsRouteTest extends RoutesOnTest {
    private static final Duration BUDGET = Duration.ofSeconds(15);

    private final StubProvider provider = new StubProvider();
    private final Account asking =
            TeaProvider.account("asking", provider.url(), Map.of("payment-lookup", "true"), Map.of());
    private final Account blind = TeaProvider.account("blind", provider.url(), Map.of(), Map.of());
    private final Accounts accounts = new Accounts(List.of(asking, blind));
    private final Outbox outbox =
            new Outbox(ledger, accounts, 4, Clock.systemUTC(), (claim, settlement, settled) -> {});

    @BeforeEach
    void addLanes() {
        for (Account account : accounts.all()) {
            lane("call-provider", account)
                    .parameter("endpoint", account.baseUrl().toString())
                    .parameter("rate", "100")
                    .add();
            lane("look-up-payments", account).add();
            lane("deliver-orders", account).add();
        }
    }

    private TemplatedRouteBuilder lane(String template, Account account) {
        return TemplatedRouteBuilder.builder(context, template)
                .routeId(template + "-" + account.name())
                .parameter("account", account.name());
    }

    @AfterEach
    void stop() {
        outbox.close();
        provider.close();
    }

    @Override
    protected List<String> files() {
        return List.of(
                LookUpPaymentsRouteTest.class.getAnnotation(OfRoutes.class).value());
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        Providers providers = new Providers(List.of(new TeaProvider(new Payments(), null)));
        PaymentLookup lookup = new PaymentLookup(accounts, ledger, Clock.systemUTC(), BUDGET);
        Predicate isPrepared = exchange -> exchange.getMessage().getBody() instanceof PreparedCall;
        Predicate isCancellation =
                exchange -> exchange.getMessage().getBody() instanceof PreparedCall call && lookup.isNeeded(call);
        registry.bind("outbox", new OutboxComponent(outbox));
        registry.bind("calling", new Calling(accounts, providers, Clock.systemUTC()));
        registry.bind("callRequest", new CallRequest());
        registry.bind("paymentLookup", lookup);
        registry.bind("isPrepared", isPrepared);
        registry.bind("isCancellation", isCancellation);
        registry.bind("asking", new Asking(CallClient.QUESTION_BYTES));
        CallClient client = new CallClient(4, Duration.ofSeconds(5), Duration.ofSeconds(5));
        registry.bind("questionClient", client.forQuestions());
        registry.bind("questionRequest", new QuestionRequest());
        registry.bind("providerHeaders", EdgeHeaders.provider());
    }

    /** Answers with the word of a payment's state in a text. */
    private static final class Payments implements PaymentDesk {
        @Override
        public Optional<HttpRequest> request(String wireReference, Account account) {
            return Optional.of(new HttpRequest(
                    "GET",
                    account.baseUrl().resolve("/payments/" + wireReference + "?after=a%2Bb%3D%3D"),
                    Map.of("Authorization", "Bearer key"),
                    ""));
        }

        @Override
        public Optional<PaymentState> state(Answer answer) {
            return List.of(PaymentState.values()).stream()
                    .filter(state -> answer.body().contains(state.name()))
                    .findFirst();
        }
    }

    private Outcome deliver(Account account, OrderStatus status, Instant claimedAt) {
        ledger.due.add(new Claim(
                "d-1",
                1,
                1,
                "R-1",
                "R-1-2",
                status,
                new Phone("+919876500000"),
                account.name(),
                TeaProvider.NAME,
                "{}",
                claimedAt));
        outbox.wake();
        await().until(() -> ledger.settled.size() == 1);
        return ledger.settled.get(0).outcome();
    }

    private Outcome cancel() {
        return deliver(asking, OrderStatus.CANCELED, Instant.now());
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURED", "PENDING"})
    void anOrderWithAPaymentIsNotCanceledAndThePaymentIsNoted(PaymentState state) {
        provider.answers("GET", 200, "{\"state\": \"" + state + "\"}");

        Outcome outcome = cancel();

        assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        assertThat(outcome.code()).isEqualTo("2047");
        assertThat(outcome.reason()).contains("look-up");
        assertThat(provider.calls("POST")).isEmpty();
        assertThat(ledger.inbox.applied)
                .singleElement()
                .satisfies(done -> assertThat(done.account()).isEqualTo("asking"))
                .satisfies(done -> assertThat(done.receipts())
                        .singleElement()
                        .isInstanceOfSatisfying(Receipt.Payment.class, payment -> {
                            assertThat(payment.wireReference()).isEqualTo("R-1-2");
                            assertThat(payment.state()).isEqualTo(state);
                        }));
    }

    @ParameterizedTest
    @CsvSource({"200, '{}'", "200, ''", "404, '{\"error\":\"no such payment\"}'", "200, FAILED"})
    void anOrderNobodyHasPaidIsCanceled(int status, String body) {
        provider.answers("GET", status, body);

        assertThat(cancel()).isInstanceOf(Outcome.Accepted.class);
        assertThat(provider.calls("POST")).containsExactly("/messages");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503, 302})
    void withoutAnAnswerToTheQuestionNothingIsCanceledBlindly(int status) {
        provider.answers("GET", status, "{}");

        Outcome outcome = cancel();

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(outcome.code()).isEqualTo("payment-lookup");
        assertThat(outcome.reason()).contains("HTTP " + status);
        assertThat(provider.calls("POST")).isEmpty();
        assertThat(ledger.inbox.applied).isEmpty();
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainLater() {
        provider.close();

        Outcome outcome = cancel();

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(outcome.code()).isEqualTo("payment-lookup");
        assertThat(outcome.reason()).doesNotContain("127.0.0.1", "Bearer");
    }

    @Test
    void aPaymentTheLedgerCannotNoteIsLookedUpAgain() {
        provider.answers("GET", 200, "CAPTURED");
        ledger.inbox.failures.set(1);

        assertThat(cancel()).isInstanceOf(Outcome.Retry.class);
        assertThat(provider.calls("POST")).isEmpty();
    }

    /** The call must end before the claim's lease, whatever the look-up took. */
    @Test
    void aLookUpThatTookTooLongLeavesTheCallToTheNextAttempt() {
        provider.answers("GET", 404, "");

        Outcome outcome = deliver(asking, OrderStatus.CANCELED, Instant.now().minus(BUDGET));

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(provider.calls("POST")).isEmpty();
    }

    @Test
    void theQuestionReachesTheWireAsTheDeskWroteIt() {
        provider.answers("GET", 404, "");

        cancel();

        assertThat(provider.calls("GET")).containsExactly("/payments/R-1-2?after=a%2Bb%3D%3D");
        assertThat(provider.header("GET", "Authorization")).isEqualTo("Bearer key");
    }

    @Test
    void nobodyAsksBeforeAnotherStatusOrForAnotherAccount() {
        assertThat(deliver(asking, OrderStatus.SHIPPED, Instant.now())).isInstanceOf(Outcome.Accepted.class);
        ledger.settled.clear();
        assertThat(deliver(blind, OrderStatus.CANCELED, Instant.now())).isInstanceOf(Outcome.Accepted.class);

        assertThat(provider.calls("GET")).isEmpty();
        assertThat(provider.calls("POST")).hasSize(2);
    }
}
