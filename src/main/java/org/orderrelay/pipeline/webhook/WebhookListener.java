package org.orderrelay.pipeline.webhook;

import java.util.List;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.StoredWebhook;

/** Hears of webhooks: the log line, the metrics, whoever must wake up. Must be quick and must not throw. */
public interface WebhookListener {
    /** Why a webhook was not taken. */
    enum Refusal {
        /** No such endpoint; its provider and account are whatever the caller wrote, and are not told on. */
        UNKNOWN,
        /** No secret or signature, or a wrong one. */
        NOT_GENUINE,
        TOO_LARGE,
        /** The ledger could not commit; the provider will repeat it. */
        UNAVAILABLE
    }

    /** It is on disk and will be applied. */
    default void stored(StoredWebhook webhook) {
        // most listeners wait for what comes of it
    }

    /**
     * It was not taken.
     *
     * @param provider its provider; {@code -} if there is no such endpoint
     * @param account its account; {@code -} if there is no such endpoint
     */
    default void refused(String provider, String account, Refusal refusal) {
        // most listeners hear of what was taken
    }

    /** What its provider's desk read in it, before it is applied. */
    default void read(StoredWebhook webhook, List<Receipt> receipts) {
        // most listeners wait for what comes of it
    }

    /** What it said is in the ledger. */
    default void applied(StoredWebhook webhook, ReceiptInbox.Applied applied) {
        // most listeners count
    }

    /** Both, this one first. */
    default WebhookListener and(WebhookListener other) {
        WebhookListener first = this;
        return new WebhookListener() {
            @Override
            public void stored(StoredWebhook webhook) {
                first.stored(webhook);
                other.stored(webhook);
            }

            @Override
            public void refused(String provider, String account, Refusal refusal) {
                first.refused(provider, account, refusal);
                other.refused(provider, account, refusal);
            }

            @Override
            public void read(StoredWebhook webhook, List<Receipt> receipts) {
                first.read(webhook, receipts);
                other.read(webhook, receipts);
            }

            @Override
            public void applied(StoredWebhook webhook, ReceiptInbox.Applied applied) {
                first.applied(webhook, applied);
                other.applied(webhook, applied);
            }
        };
    }
}
