package org.orderrelay.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.orderrelay.delivery.Receipt;

/**
 * The ledger's side of later word: stored first, applied then. Writes go through group commit as in {@link Ledger}.
 *
 * <p>Applying the same webhook, or the same receipt in another one, changes nothing more.
 */
public interface ReceiptInbox {
    /** Stores a webhook durably; completes with its id. After that it is applied sooner or later, whatever happens. */
    CompletableFuture<Long> store(StoredWebhook webhook);

    /** The oldest stored webhooks that are not applied yet, those of a node that is gone included. */
    List<StoredWebhook> waiting(int limit);

    /** Applies what a webhook says and marks it applied, in one transaction. */
    CompletableFuture<Applied> apply(StoredWebhook webhook, List<Receipt> receipts);

    /** Applies receipts that came from a look-up: payments, templates. */
    CompletableFuture<Applied> apply(String account, List<Receipt> receipts);

    /**
     * Notes that the list of an account's templates is complete: what is configured and not among them is gone, and
     * held. Not for accounts that send no templates (session messages). From the first list on, holds of the account's
     * templates are not probed any more: the next list releases them.
     *
     * @param listed the whole list
     */
    CompletableFuture<Applied> applyListing(String account, List<Receipt.TemplateNews> listed);

    /**
     * What came of receipts.
     *
     * @param changed receipts that changed a delivery, an order, a template or a hold
     * @param repeated receipts that said nothing new
     * @param parked receipts whose message is not known (yet); kept and joined when it is
     * @param other receipts that concern nothing here
     */
    record Applied(int changed, int repeated, int parked, int other) {}
}
