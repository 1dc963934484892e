package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.SharedSecret;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;

/**
 * How Infobip calls back (facts 3.5): delivery and seen reports in {@code results}, payment notifications and template
 * events alone. It asks for one address for all of them, so each is told by its fields.
 */
final class Webhooks implements WebhookDesk {
    private final Supplier<CodeTable> codes;

    Webhooks(Supplier<CodeTable> codes) {
        this.codes = codes;
    }

    @Override
    public List<String> faults(Account account) {
        boolean secret = account.secrets().containsKey(SharedSecret.KEY)
                && !account.secret(SharedSecret.KEY).reveal().isBlank();
        return secret ? List.of() : List.of("webhook.secret is missing: without it nobody may call the webhook");
    }

    /** Infobip asks no challenge. */
    @Override
    public Optional<String> challenge(WebhookCall call, Account account) {
        return Optional.empty();
    }

    @Override
    public boolean isGenuine(WebhookCall call, Account account) {
        return SharedSecret.admits(call, account);
    }

    @Override
    public List<Receipt> receipts(String body, Account account, Instant receivedAt) {
        JsonNode root = AnswerBody.tree(body);
        if (root == null || root.isMissingNode()) {
            return List.of(new Receipt.Other("The body is not JSON.", receivedAt));
        }
        CodeTable table = codes.get();
        JsonNode entries = root.path("results").isContainerNode() ? root.path("results") : root;
        if (!entries.isArray()) {
            return List.of(receipt(entries, table, receivedAt));
        }
        List<Receipt> receipts = new ArrayList<>(entries.size());
        for (JsonNode entry : entries) {
            receipts.add(receipt(entry, table, receivedAt));
        }
        return receipts;
    }

    private static Receipt receipt(JsonNode entry, CodeTable table, Instant receivedAt) {
        if (entry.path("change").isObject()) {
            return TemplateWords.event(entry, receivedAt);
        }
        if (entry.path("content").path("paymentStatus").isTextual()) {
            return PaymentWords.notification(entry, receivedAt);
        }
        if (entry.hasNonNull("seenAt")) {
            return Reports.seen(entry, receivedAt);
        }
        if (entry.path("status").isObject() || entry.path("error").isObject()) {
            return Reports.delivery(entry, table, receivedAt);
        }
        return new Receipt.Other("A notification that concerns no order message.", receivedAt);
    }
}
