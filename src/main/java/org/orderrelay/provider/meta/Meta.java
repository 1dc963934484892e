package org.orderrelay.provider.meta;

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
 * Meta's WhatsApp Cloud API: order details and order status as templates (S2), its webhooks, templates and payments.
 * Thread-safe; holds no state between calls.
 */
public final class Meta implements Provider {
    private final Supplier<CodeTable> codes;
    private final Clock clock;
    private final AccountFaults accountFaults;
    private final Webhooks webhooks;
    private final Templates templates = new Templates();
    private final Payments payments = new Payments();

    /**
     * Makes the provider.
     *
     * @param codes the table in force, asked for every answer, so that a reload takes effect at once
     * @param clock for Retry-After dates and the least time an invoice must have left
     * @param httpAllowed whether base-url may be plain http beyond loopback ({@code security.http.allowed}, default no)
     */
    public Meta(Supplier<CodeTable> codes, Clock clock, boolean httpAllowed) {
        this.codes = codes;
        this.clock = clock;
        this.accountFaults = new AccountFaults(httpAllowed);
        this.webhooks = new Webhooks(codes);
    }

    @Override
    public String name() {
        return "meta";
    }

    @Override
    public List<String> faults(Account account) {
        return accountFaults.of(account);
    }

    @Override
    public Composition compose(Notification notification, Account account) {
        PaymentChoice payment = PaymentChoice.of(notification.order(), account);
        List<Violation> violations = PayloadRules.check(notification, payment, clock.instant());
        if (!violations.isEmpty()) {
            return new Composition.Refused(violations);
        }
        return new Composition.Composed(MessageJson.write(notification, payment));
    }

    @Override
    public Prepared prepare(Call call, Account account, Instant now) {
        return MessageCall.prepare(call, account, now);
    }

    @Override
    public Outcome outcome(Answer answer) {
        Duration retryAfter = RetryAfter.parse(answer.retryAfter(), clock);
        return codes.get().outcome(AnswerBody.read(answer, retryAfter));
    }

    /** 35 characters, in Brazil 60. */
    @Override
    public int longestReference(Account account) {
        return PaymentChoice.isBrazilian(account)
                ? PayloadRules.LONGEST_BRAZILIAN_REFERENCE
                : PayloadRules.LONGEST_REFERENCE;
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
