package org.orderrelay.provider.infobip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.RetryAfter;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.PaymentDesk;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.WebhookDesk;

/**
 * Infobip's WhatsApp API: order details and order status as templates, or as session messages inside the 24-hour window
 * (facts 3). Thread-safe; holds no state between calls.
 */
public final class Infobip implements Provider {
    private final Supplier<CodeTable> codes;
    private final Clock clock;
    private final AccountFaults accountFaults;
    private final WebhookDesk webhooks;
    private final TemplateDesk templates = new Templates();
    private final PaymentDesk payments = new Payments();

    /**
     * Makes the provider.
     *
     * @param codes the table in force, asked for every answer, so that a reload takes effect at once
     * @param clock for Retry-After dates and the time an invoice has left
     * @param httpAllowed whether base-url may be plain http beyond loopback ({@code security.http.allowed}, default no)
     */
    public Infobip(Supplier<CodeTable> codes, Clock clock, boolean httpAllowed) {
        this.codes = codes;
        this.clock = clock;
        this.accountFaults = new AccountFaults(httpAllowed);
        this.webhooks = new Webhooks(codes);
    }

    @Override
    public String name() {
        return "infobip";
    }

    @Override
    public List<String> faults(Account account) {
        return accountFaults.of(account);
    }

    @Override
    public Composition compose(Notification notification, Account account) {
        PaymentChoice payment = PaymentChoice.of(notification.order(), account);
        MessageMode mode = MessageMode.of(account);
        Instant now = clock.instant();
        List<Violation> violations = PayloadRules.check(notification, mode, payment, now);
        if (!violations.isEmpty()) {
            return new Composition.Refused(violations);
        }
        PaymentType type = payment.type().orElseThrow();
        return new Composition.Composed(new MessageJson(notification, account, type, payment).write(mode));
    }

    @Override
    public Prepared prepare(Call call, Account account, Instant now) {
        return MessageCall.prepare(call, account, now);
    }

    @Override
    public Outcome outcome(Answer answer) {
        Duration retryAfter = RetryAfter.parse(answer.retryAfter(), clock);
        CodeTable table = codes.get();
        AnswerBody body = AnswerBody.read(answer, retryAfter, table);
        Outcome outcome = table.outcome(body.finding());
        if (outcome instanceof Outcome.Rejected rejected && !body.words().isEmpty()) {
            return new Outcome.Rejected(rejected.code(), rejected.reason() + " Infobip says: " + body.words());
        }
        return outcome;
    }

    /** 25 or 35 by the account's payment type; 25 without one. */
    @Override
    public int longestReference(Account account) {
        String word = account.payment().type();
        return longest(PaymentType.parse(word == null ? "" : word));
    }

    @Override
    public int longestReference(Order order, Account account) {
        return longest(PaymentChoice.of(order, account).type());
    }

    private static int longest(Optional<PaymentType> type) {
        return type.orElse(PaymentType.UPI_PAYU).longestReference();
    }

    @Override
    public Optional<WebhookDesk> webhooks() {
        return Optional.of(webhooks);
    }

    @Override
    public Optional<TemplateDesk> templates() {
        return Optional.of(templates);
    }

    @Override
    public Optional<PaymentDesk> payments() {
        return Optional.of(payments);
    }
}
