package org.orderrelay.account;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One provider account of {@code accounts.yaml}.
 *
 * @param name unique; what orders, holds and lists call it
 * @param provider {@code kaleyra}, {@code meta}, {@code infobip} or the name of a contributed one
 * @param baseUrl scheme and host of the provider, without a path
 * @param sender the business number or its id at the provider
 * @param probe pause between two probes of a hold; 10 min by default
 * @param inFlight calls that may be open at once; 64 by default
 * @param importer filled into items that do not say who imports them
 * @param options further settings of the provider ({@code sid}, {@code api-version}, {@code notify-url}, …)
 * @param secrets credentials by key ({@code api-key}, {@code access-token}, {@code webhook.secret}, …)
 */
public record Account(
        String name,
        String provider,
        URI baseUrl,
        String sender,
        Limits limits,
        RetryPolicy retry,
        Duration probe,
        int inFlight,
        PaymentDefaults payment,
        List<TemplateRef> templates,
        ImporterDefaults importer,
        Map<String, String> options,
        Map<String, Secret> secrets) {

    private static final String WEBHOOK = "webhook.";
    private static final String PREVIOUS = "-previous";

    public Account {
        templates = List.copyOf(templates);
        options = Map.copyOf(options);
        secrets = Map.copyOf(secrets);
    }

    /** An account without importer defaults. */
    public Account(
            String name,
            String provider,
            URI baseUrl,
            String sender,
            Limits limits,
            RetryPolicy retry,
            Duration probe,
            int inFlight,
            PaymentDefaults payment,
            List<TemplateRef> templates,
            Map<String, String> options,
            Map<String, Secret> secrets) {
        this(
                name,
                provider,
                baseUrl,
                sender,
                limits,
                retry,
                probe,
                inFlight,
                payment,
                templates,
                ImporterDefaults.NONE,
                options,
                secrets);
    }

    public Optional<String> option(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /** Whether {@code accounts.yaml} has a webhook section for it: only then is there an endpoint. */
    public boolean hasWebhook() {
        return secrets.keySet().stream().anyMatch(key -> key.startsWith(WEBHOOK));
    }

    /**
     * The account as it was before a webhook's secret was changed: what {@code webhook.X-previous} holds stands in for
     * {@code webhook.X}. Empty if no previous secret is configured.
     */
    public Optional<Account> beforeRotation() {
        Map<String, Secret> before = new HashMap<>(secrets);
        secrets.forEach((key, secret) -> {
            if (key.startsWith(WEBHOOK) && key.endsWith(PREVIOUS)) {
                before.put(key.substring(0, key.length() - PREVIOUS.length()), secret);
            }
        });
        return before.equals(secrets) ? Optional.empty() : Optional.of(with(before));
    }

    private Account with(Map<String, Secret> others) {
        return new Account(
                name, provider, baseUrl, sender, limits, retry, probe, inFlight, payment, templates, options, others);
    }

    /**
     * A credential.
     *
     * @throws IllegalStateException if the account has none of that key; start-up checks the keys a provider needs
     */
    public Secret secret(String key) {
        Secret secret = secrets.get(key);
        if (secret == null) {
            throw new IllegalStateException("account " + name + " has no " + key);
        }
        return secret;
    }
}
