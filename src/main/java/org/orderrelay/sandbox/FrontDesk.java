package org.orderrelay.sandbox;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orderrelay.sandbox.conduct.AccountForm;
import org.orderrelay.sandbox.conduct.Accounts;
import org.orderrelay.sandbox.conduct.WebhookTarget;
import org.orderrelay.sandbox.contract.Desk;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.log.RequestLog;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.PaymentStatus;
import org.orderrelay.sandbox.state.Template;
import org.orderrelay.sandbox.state.TemplateShelf;
import org.orderrelay.sandbox.state.TemplateStatus;
import org.orderrelay.sandbox.webhook.Reports;

/** Templates, payments and troubles of accounts: changes them and tells whoever listens. Belongs to the event loop. */
final class FrontDesk implements Desk {
    private static final int MOST_PAUSES = 2;

    private final Vertx vertx;
    private final Clock clock;
    private final Accounts accounts;
    private final Books books;
    private final RequestLog log;
    private final Reports reports;
    private final Map<String, ProviderContract> providers;

    FrontDesk(
            Vertx vertx,
            Clock clock,
            Accounts accounts,
            Books books,
            RequestLog log,
            Reports reports,
            Map<String, ProviderContract> providers) {
        this.vertx = vertx;
        this.clock = clock;
        this.accounts = accounts;
        this.books = books;
        this.log = log;
        this.reports = reports;
        this.providers = providers;
    }

    @Override
    public TemplateShelf templates() {
        return books.templates();
    }

    @Override
    public Optional<Payment> payment(String account, String reference) {
        return books.payment(account, reference, log);
    }

    @Override
    public boolean isRevoked(String account, String key) {
        return accounts.of(account).revoked().contains(key);
    }

    @Override
    public void created(String account, Template template) {
        AccountForm form = accounts.of(account);
        vertx.setTimer(
                Math.max(1, form.moderation().afterMillis()),
                timer -> books.templates()
                        .find(template.provider(), template.name(), template.language())
                        .filter(now -> now.status() == TemplateStatus.PENDING)
                        .ifPresent(now -> moderate(
                                account,
                                now,
                                form.moderation().as(),
                                form.moderation().reason())));
    }

    @Override
    public void moderate(String account, Template template, TemplateStatus next, String reason) {
        boolean disabled = next == TemplateStatus.PAUSED && template.pauses() >= MOST_PAUSES;
        Template moderated = template.as(disabled ? TemplateStatus.DISABLED : next);
        books.templates().put(moderated);
        Event news = new Event.TemplateNews(account, moderated, reason, clock.instant());
        tell(provider(template.provider()), accounts.listeners(template.provider()), news);
    }

    /** The template of this name; made first, and approved, if there is none. */
    Template template(String provider, String name, String language) {
        TemplateShelf shelf = books.templates();
        return shelf.find(provider, name, language)
                .orElseGet(() -> shelf.create(provider, name, language, "UTILITY", "{}")
                        .map(made -> made.as(TemplateStatus.APPROVED))
                        .orElseThrow(() -> new IllegalArgumentException("there are too many templates")));
    }

    /** A payment goes on; false if no order details of this reference was accepted. */
    boolean pay(String account, String reference, PaymentStatus status) {
        Optional<Payment> payment = payment(account, reference);
        payment.map(before -> before.as(status, clock.instant())).ifPresent(paid -> {
            books.pay(paid);
            tellAccount(account, new Event.PaymentNews(paid));
        });
        return payment.isPresent();
    }

    /**
     * Something is wrong with the account as a whole.
     *
     * @throws IllegalArgumentException if the provider has no such code or no such report
     */
    void trouble(String account, String code) {
        if (!provider(account).hasFailure(code)) {
            throw new IllegalArgumentException("the provider has no error " + code);
        }
        tellAccount(account, new Event.SystemError(account, code, clock.instant()));
    }

    private void tellAccount(String account, Event event) {
        WebhookTarget target = accounts.of(account).webhook();
        ProviderContract provider = provider(account);
        provider.body(List.of(event), ""); // refuses what this provider never reports
        tell(provider, target == null ? List.of() : List.of(target), event);
    }

    private void tell(ProviderContract provider, List<WebhookTarget> targets, Event event) {
        long now = clock.millis();
        targets.forEach(target -> reports.post(provider, target, null, event, now));
    }

    private ProviderContract provider(String account) {
        ProviderContract provider = providers.get(account.split("/", 2)[0]);
        if (provider == null) {
            throw new IllegalArgumentException("there is no provider of " + account);
        }
        return provider;
    }
}
