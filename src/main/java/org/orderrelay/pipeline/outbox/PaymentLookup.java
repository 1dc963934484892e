package org.orderrelay.pipeline.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;

/**
 * Asks for the payment before an order is canceled, for accounts with {@code payment-lookup: true}. A payment captured or
 * pending refuses the cancel (2047, as the provider would) and is noted at the order. Without an answer nothing is
 * canceled blindly: the delivery is tried again by the account's policy.
 */
public final class PaymentLookup {
    /** Option of an account; false by default. */
    public static final String OPTION = "payment-lookup";

    private static final String CONFLICT = "2047";
    private static final String CODE = "payment-lookup";

    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration budget;

    /** @param budget from the claim to the end of the look-up; what comes later would leave the call no time before its lease */
    public PaymentLookup(Accounts accounts, Ledger ledger, Clock clock, Duration budget) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
        this.budget = budget;
    }

    /** Whether this call must be asked for first. An order paid in a way the provider does not see cannot be. */
    public boolean isNeeded(PreparedCall call) {
        return call.claim().status() == OrderStatus.CANCELED
                && account(call).option(OPTION).filter("true"::equals).isPresent()
                && question(call).isPresent();
    }

    /** The question. */
    public HttpRequest request(@Variable("prepared") PreparedCall call) {
        return question(call)
                .orElseThrow(() -> new IllegalStateException("the account has no way to ask for a payment"));
    }

    private Optional<HttpRequest> question(PreparedCall call) {
        return desk(call).request(call.claim().wireReference(), call.claim().payload(), account(call));
    }

    /** The call itself if the order may be canceled, else the {@link CallResult} that says why not. */
    public Object judge(@Body Reply reply, @Variable("prepared") PreparedCall call) {
        if (!(reply instanceof Reply.Answered answered)) {
            return later(call, "the look-up got no answer (" + ((Reply.Silence) reply).reason() + ")");
        }
        Answer answer = answered.answer();
        Optional<PaymentState> state = desk(call).state(answer);
        if (state.isEmpty() && !saysThereIsNone(answer)) {
            return later(call, "the look-up was answered with HTTP " + answer.status());
        }
        if (state.isPresent() && !isNoted(call, state.get())) {
            return later(call, "the payment could not be noted in the ledger");
        }
        if (state.isPresent() && state.get() != PaymentState.FAILED) {
            String word = state.get() == PaymentState.CAPTURED ? "captured" : "pending";
            return result(
                    call,
                    new Outcome.Conflict(CONFLICT, "The look-up says that the payment is " + word + "; not canceled"));
        }
        return clock.instant().isAfter(call.claim().claimedAt().plus(budget))
                ? later(call, "the look-up took too long")
                : call;
    }

    /** An answer of success without a payment in it, or "not found": there is none, and the order may be canceled. */
    private static boolean saysThereIsNone(Answer answer) {
        return answer.status() / 100 == 2 || answer.status() == 404;
    }

    private boolean isNoted(PreparedCall call, PaymentState state) {
        Receipt payment = new Receipt.Payment(call.claim().wireReference(), state, null, clock.instant());
        try {
            ledger.receipts().apply(call.claim().account(), List.of(payment)).join();
            return true;
        } catch (CompletionException e) {
            return false; // the delivery comes again, and with it the look-up
        }
    }

    private CallResult later(PreparedCall call, String why) {
        return result(call, new Outcome.Retry(CODE, "Not canceled yet: " + why + ". It is tried again.", null));
    }

    private CallResult result(PreparedCall call, Outcome outcome) {
        Instant now = clock.instant();
        return CallResult.without(outcome, call.startedAt(), now);
    }

    private Account account(PreparedCall call) {
        return accounts.find(call.claim().account()).orElseThrow();
    }

    private static PaymentDesk desk(PreparedCall call) {
        return call.provider().payments().orElseThrow();
    }
}
