package org.orderrelay.pipeline.webhook;

import java.time.Clock;
import java.util.function.BiConsumer;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.orderrelay.account.Accounts;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.pipeline.ledger.Doorbell;
import org.orderrelay.pipeline.ledger.LedgerComponent;
import org.orderrelay.pipeline.rest.EdgeHeaders;
import org.orderrelay.provider.Providers;

/**
 * The beans that routes 16 to 19 and 76 name, under the names they use; the ledger's component, whose feed of webhooks is
 * woken by the storing; and the HTTP engine, which keeps raw bodies.
 *
 * @param listener hears of every webhook
 * @param outbox run when a webhook changed something: a delivery may go now
 */
public record WebhookBeans(
        Clock clock, Accounts accounts, Providers providers, Ledger ledger, WebhookListener listener, Runnable outbox) {

    /** Hands out every bean with its name. */
    public void bindTo(BiConsumer<String, Object> registry) {
        Doorbell bell = new Doorbell();
        WebhookListener heard = listener.and(waking(bell));
        registry.accept(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, new WebhookEngine());
        registry.accept("ledger", new LedgerComponent(ledger, bell));
        registry.accept("webhookHeaders", EdgeHeaders.webhooks());
        registry.accept("webhookDoor", new WebhookDoor(accounts, providers, clock, heard));
        registry.accept("webhookInbox", new WebhookInbox(ledger, heard));
        registry.accept("webhookReading", new WebhookReading(accounts, providers, ledger, heard));
    }

    private WebhookListener waking(Doorbell bell) {
        return new WebhookListener() {
            @Override
            public void stored(StoredWebhook webhook) {
                bell.ring();
            }

            @Override
            public void applied(StoredWebhook webhook, ReceiptInbox.Applied applied) {
                if (applied.changed() > 0) {
                    outbox.run();
                }
            }
        };
    }
}
