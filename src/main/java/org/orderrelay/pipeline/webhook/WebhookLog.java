package org.orderrelay.pipeline.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.StoredWebhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each webhook that was applied. What was refused is told at most once a minute, with a count: anybody can
 * knock, and nobody shall fill the log. Bodies, numbers and secrets are never logged.
 */
public final class WebhookLog implements WebhookListener {
    private static final Logger LOG = LoggerFactory.getLogger("org.orderrelay.webhook");
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicReference<Instant> nextLine = new AtomicReference<>(Instant.MIN);
    private final AtomicInteger untold = new AtomicInteger();

    public WebhookLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void refused(String provider, String account, Refusal refusal) {
        int count = untold.incrementAndGet();
        Instant now = clock.instant();
        Instant next = nextLine.get();
        if (!now.isBefore(next) && nextLine.compareAndSet(next, now.plus(QUIET))) {
            untold.addAndGet(-count);
            LOG.warn(
                    "webhook.refused provider={} account={} reason={} since_last_line={}",
                    provider,
                    account,
                    refusal,
                    count);
        }
    }

    @Override
    public void applied(StoredWebhook webhook, ReceiptInbox.Applied applied) {
        LOG.info(
                "webhook.applied id={} account={} characters={} changed={} repeated={} parked={} other={} ms={}",
                webhook.id(),
                webhook.account(),
                webhook.body().length(),
                applied.changed(),
                applied.repeated(),
                applied.parked(),
                applied.other(),
                Duration.between(webhook.receivedAt(), clock.instant()).toMillis());
    }
}
