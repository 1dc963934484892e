package org.orderrelay.pipeline.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.pipeline.outbox.DeliveryMetrics;

/**
 * {@code order_relay_webhooks_total}: webhooks by provider and what became of them at the door;
 * {@code order_relay_receipts_total}: what they said, by provider and what it changed. Every label is bounded: providers
 * by the configuration, the rest by enums.
 */
public final class WebhookMetrics implements WebhookListener {
    private final MeterRegistry meters;

    public WebhookMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void stored(StoredWebhook webhook) {
        webhook(webhook.provider(), "stored");
    }

    @Override
    public void refused(String provider, String account, Refusal refusal) {
        webhook(provider, refusal.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void read(StoredWebhook webhook, List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            Outcome meaning = receipt instanceof Receipt.Failure failure
                    ? failure.meaning()
                    : receipt instanceof Receipt.Trouble trouble ? trouble.meaning() : null;
            if (meaning != null && CodeTable.isUnlisted(meaning)) {
                DeliveryMetrics.unlisted(meters, webhook.provider(), "receipt").increment();
            }
        }
    }

    @Override
    public void applied(StoredWebhook webhook, ReceiptInbox.Applied applied) {
        receipts(webhook.provider(), "changed", applied.changed());
        receipts(webhook.provider(), "repeated", applied.repeated());
        receipts(webhook.provider(), "parked", applied.parked());
        receipts(webhook.provider(), "other", applied.other());
    }

    private void webhook(String provider, String result) {
        Counter.builder("order.relay.webhooks")
                .description("Webhooks by what became of them at the door")
                .tag("provider", provider)
                .tag("result", result)
                .register(meters)
                .increment();
    }

    private void receipts(String provider, String kind, int count) {
        Counter.builder("order.relay.receipts")
                .description("Receipts by what they changed")
                .tag("provider", provider)
                .tag("kind", kind)
                .register(meters)
                .increment(count);
    }
}
