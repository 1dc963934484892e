package org.orderrelay.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.notification.Notification;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.PaymentDesk;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.SharedSecret;
import org.orderrelay.provider.Signature;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;

/**
 * An invented provider for the edges: its webhooks are signed as Meta's are, or have a shared secret; each line of a body
 * is a payment's reference. The real ones are tested at their own desks.
 */
public final class TeaProvider implements Provider, WebhookDesk {
    public static final String NAME = "tea";
    /** A body that the desk throws at, though desks promise not to. */
    public static final String POISON = "POISON";

    private final String name;
    private final @Nullable PaymentDesk payments;
    private final @Nullable TemplateDesk templates;

    public TeaProvider() {
        this(null, null);
    }

    public TeaProvider(@Nullable PaymentDesk payments, @Nullable TemplateDesk templates) {
        this(NAME, payments, templates);
    }

    /** The same under another name. */
    TeaProvider(String name, @Nullable PaymentDesk payments, @Nullable TemplateDesk templates) {
        this.name = name;
        this.payments = payments;
        this.templates = templates;
    }

    /** An account of this provider with these webhook secrets. */
    public static Account account(String name, URI baseUrl, Map<String, String> options, Map<String, String> secrets) {
        return new Account(
                name,
                NAME,
                baseUrl,
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                PaymentDefaults.NONE,
                List.of(),
                options,
                secrets.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Secret(entry.getValue()))));
    }

    @Override
    public String name() {
        return name;
    }

    /** Both of the provider and of its webhook desk: an empty shared secret. */
    @Override
    public List<String> faults(Account account) {
        Secret secret = account.secrets().get(SharedSecret.KEY);
        return secret != null && secret.reveal().isEmpty() ? List.of("webhook.secret is missing") : List.of();
    }

    @Override
    public Composition compose(Notification notification, Account account) {
        return new Composition.Composed("{}");
    }

    @Override
    public Prepared prepare(Call call, Account account, Instant now) {
        return new Prepared.Request(
                account.baseUrl().resolve("/messages"), Map.of("Content-Type", "application/json"), call.payload());
    }

    @Override
    public Outcome outcome(Answer answer) {
        return new Outcome.Accepted("200", "taken", "m-1");
    }

    @Override
    public int longestReference(Account account) {
        return 35;
    }

    @Override
    public Optional<WebhookDesk> webhooks() {
        return Optional.of(this);
    }

    @Override
    public Optional<PaymentDesk> payments() {
        return Optional.ofNullable(payments);
    }

    @Override
    public Optional<TemplateDesk> templates() {
        return Optional.ofNullable(templates);
    }

    @Override
    public Optional<String> challenge(WebhookCall call, Account account) {
        String token = account.secret("webhook.verify-token").reveal();
        return Optional.ofNullable(call.query().get("hub.challenge"))
                .filter(challenge -> token.equals(call.query().get("hub.verify_token")))
                .filter(challenge -> "subscribe".equals(call.query().get("hub.mode")));
    }

    @Override
    public boolean isGenuine(WebhookCall call, Account account) {
        Secret key = account.secrets().get("webhook.app-secret");
        return key == null
                ? SharedSecret.admits(call, account)
                : Signature.matches(call.headers().get("x-hub-signature-256"), call.body(), key);
    }

    @Override
    public List<Receipt> receipts(String body, Account account, Instant receivedAt) {
        if (body.startsWith(POISON)) {
            throw new IllegalArgumentException(body);
        }
        List<Receipt> receipts = new ArrayList<>();
        body.lines()
                .forEach(line ->
                        receipts.add(new Receipt.Payment(line, Receipt.PaymentState.CAPTURED, null, receivedAt)));
        return receipts;
    }
}
