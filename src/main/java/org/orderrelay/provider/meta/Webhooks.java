package org.orderrelay.provider.meta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.orderrelay.account.Account;
import org.orderrelay.account.Secret;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.Signature;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;
import org.orderrelay.provider.whatsapp.Moments;

/** Meta at our door (facts 2.7): the challenge, the signature over the raw bytes, the news. */
final class Webhooks implements WebhookDesk {
    static final String APP_SECRET = "webhook.app-secret";
    static final String VERIFY_TOKEN = "webhook.verify-token";
    private static final String SIGNATURE = "x-hub-signature-256";

    private final Supplier<CodeTable> codes;

    Webhooks(Supplier<CodeTable> codes) {
        this.codes = codes;
    }

    @Override
    public List<String> faults(Account account) {
        List<String> faults = new ArrayList<>();
        if (secret(account, APP_SECRET).isEmpty()) {
            faults.add("webhook.app-secret is missing: without it nobody can tell Meta's calls from others");
        }
        if (secret(account, VERIFY_TOKEN).isEmpty()) {
            faults.add("webhook.verify-token is missing: Meta asks for it before it calls");
        }
        return List.copyOf(faults);
    }

    @Override
    public Optional<String> challenge(WebhookCall call, Account account) {
        Map<String, String> query = call.query();
        Optional<Secret> token = secret(account, VERIFY_TOKEN);
        String challenge = query.getOrDefault("hub.challenge", "");
        boolean right = token.isPresent()
                && call.method().equals("GET")
                && query.getOrDefault("hub.mode", "").equals("subscribe")
                && equal(query.getOrDefault("hub.verify_token", ""), token.get().reveal())
                && !challenge.isEmpty();
        return right ? Optional.of(challenge) : Optional.empty();
    }

    @Override
    public boolean isGenuine(WebhookCall call, Account account) {
        return secret(account, APP_SECRET)
                .map(key -> Signature.matches(call.headers().get(SIGNATURE), call.body(), key))
                .orElse(false);
    }

    @Override
    public List<Receipt> receipts(String body, Account account, Instant receivedAt) {
        return new WebhookReading(account, new Moments(receivedAt), new FailureMeaning(codes.get())).read(body);
    }

    private static Optional<Secret> secret(Account account, String key) {
        return Optional.ofNullable(account.secrets().get(key))
                .filter(secret -> !secret.reveal().isBlank());
    }

    private static boolean equal(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
