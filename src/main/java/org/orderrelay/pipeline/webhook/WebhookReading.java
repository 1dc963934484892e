package org.orderrelay.pipeline.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.Body;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.WebhookDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies stored webhooks in their order. All of a batch are handed to the ledger before the first is waited for, so that
 * they share a commit. One that cannot be read or applied is marked as such, with the reason, and holds up nobody: its
 * body stays in the ledger.
 */
public final class WebhookReading {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReading.class);

    private final Accounts accounts;
    private final Providers providers;
    private final Ledger ledger;
    private final WebhookListener listener;

    public WebhookReading(Accounts accounts, Providers providers, Ledger ledger, WebhookListener listener) {
        this.accounts = accounts;
        this.providers = providers;
        this.ledger = ledger;
        this.listener = listener;
    }

    /**
     * Applies a batch, the oldest first.
     *
     * @throws LedgerUnavailableException if the ledger could not commit; what was not applied is handed out again
     */
    public void apply(@Body List<StoredWebhook> batch) {
        List<CompletableFuture<Applied>> underWay = new ArrayList<>(batch.size());
        for (StoredWebhook webhook : batch) {
            List<Receipt> receipts = receipts(webhook);
            listener.read(webhook, receipts);
            underWay.add(ledger.receipts().apply(webhook, receipts));
        }
        for (int i = 0; i < batch.size(); i++) {
            listener.applied(batch.get(i), applied(batch.get(i), underWay.get(i)));
        }
    }

    private List<Receipt> receipts(StoredWebhook webhook) {
        Account account = accounts.find(webhook.account()).orElse(null);
        WebhookDesk desk = account == null || !account.provider().equals(webhook.provider())
                ? null
                : providers.get(account.provider()).webhooks().orElse(null);
        if (account == null || desk == null) {
            return other(webhook, "the account is not configured any more");
        }
        try {
            return desk.receipts(webhook.body(), account, webhook.receivedAt());
        } catch (RuntimeException | StackOverflowError e) {
            // promised not to happen; if it does, this one webhook pays for it
            LOG.error(
                    "Webhook {} cannot be read: {}", webhook.id(), e.getClass().getName());
            return other(webhook, "the relay failed to read it: " + e.getClass().getSimpleName());
        }
    }

    private Applied applied(StoredWebhook webhook, CompletableFuture<Applied> underWay) {
        try {
            return underWay.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerUnavailableException away) {
                throw away;
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String kind = cause.getClass().getSimpleName();
            LOG.error("Webhook {} cannot be applied: {}", webhook.id(), kind);
            return ledger.receipts()
                    .apply(webhook, other(webhook, "the relay failed to apply it: " + kind))
                    .join();
        }
    }

    private static List<Receipt> other(StoredWebhook webhook, String reason) {
        return List.of(new Receipt.Other(reason, webhook.receivedAt()));
    }
}
