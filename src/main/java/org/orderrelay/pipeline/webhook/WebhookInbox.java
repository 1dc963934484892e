package org.orderrelay.pipeline.webhook;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Body;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.pipeline.rest.Problem;
import org.orderrelay.pipeline.rest.RestAnswer;
import org.orderrelay.pipeline.webhook.WebhookListener.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a verified webhook: only what is on disk is answered 200, so that a provider repeats everything else. */
public final class WebhookInbox {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookInbox.class);
    /** A ledger that takes longer is away. Should the commit come after all, the repetition changes nothing more. */
    private static final int LONGEST_SECONDS = 10;

    private final Ledger ledger;
    private final WebhookListener listener;

    public WebhookInbox(Ledger ledger, WebhookListener listener) {
        this.ledger = ledger;
        this.listener = listener;
    }

    /**
     * Stores it and answers.
     *
     * @throws Problem 503 if it could not be stored
     */
    public RestAnswer store(@Body StoredWebhook webhook) {
        try {
            ledger.receipts().store(webhook).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(webhook, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(webhook, e);
        }
        listener.stored(webhook);
        return new RestAnswer(200, "text/plain", "", Map.of());
    }

    private Problem unavailable(StoredWebhook webhook, Exception fault) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        // a database's words may quote the row it refused: only their kind is told
        LOG.debug("A webhook was not stored: {}", cause.getClass().getSimpleName());
        listener.refused(webhook.provider(), webhook.account(), Refusal.UNAVAILABLE);
        return new Problem(503, "ledger-unavailable", "Nothing was stored; send the same again");
    }
}
