package org.orderrelay.provider.kaleyra;

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
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.WebhookDesk;

/** Kaleyra's WhatsApp API v2: order details and order status as templates. Thread-safe; holds no state between calls. */
public final class Kaleyra implements Provider {
    static final int LONGEST_REFERENCE = 35;

    private final Supplier<CodeTable> codes;
    private final Clock clock;
    private final AccountFaults accountFaults;
    private final Webhooks webhooks;

    /**
     * Makes the provider.
     *
     * @param codes the table in force, asked for every answer, so that a reload takes effect at once
     * @param metaCodes the table of Meta's codes, which Kaleyra passes on in its receipts
     * @param clock for Retry-After dates
     * @param httpAllowed whether base-url may be plain http beyond loopback ({@code security.http.allowed}, default no)
     */
    public Kaleyra(Supplier<CodeTable> codes, Supplier<CodeTable> metaCodes, Clock clock, boolean httpAllowed) {
        this.codes = codes;
        this.clock = clock;
        this.accountFaults = new AccountFaults(httpAllowed);
        this.webhooks = new Webhooks(new FailureMeaning(codes, metaCodes));
    }

    @Override
    public String name() {
        return "kaleyra";
    }

    @Override
    public List<String> faults(Account account) {
        return accountFaults.of(account);
    }

    @Override
    public Composition compose(Notification notification, Account account) {
        PaymentChoice payment = PaymentChoice.of(notification.order(), account);
        List<Violation> violations = PayloadRules.check(notification, payment);
        if (!violations.isEmpty()) {
            return new Composition.Refused(violations);
        }
        return new Composition.Composed(TemplateJson.write(notification, payment));
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

    @Override
    public int longestReference(Account account) {
        return LONGEST_REFERENCE;
    }

    @Override
    public Optional<WebhookDesk> webhooks() {
        return Optional.of(webhooks);
    }
}
