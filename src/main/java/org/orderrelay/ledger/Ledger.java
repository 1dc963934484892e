package org.orderrelay.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The durable memory. Every write goes through group commit: a future completes after the commit that holds its write,
 * never on the writer's own thread. A future that fails means: nothing of it was written.
 */
public interface Ledger extends AutoCloseable {
    /** Records all entries of a document or batch in one transaction, in order. One verdict an entry, in order. */
    CompletableFuture<List<Verdict>> record(List<Entry> entries);

    /**
     * The same for a request that carries a key: what is recorded and the answer to it are one transaction. Of twins that
     * come at the same moment, on whatever node, one is recorded and the other gets its answer.
     */
    CompletableFuture<KeyedResult> recordOnce(List<Entry> entries, KeyedRequest request);

    /** Hands out deliveries that may go now. What may not go any more (an illegal move) is dead in the same transaction. */
    CompletableFuture<List<Claim>> claim(ClaimRequest request);

    /** Learns an outcome: state, retry time, hold, dead letter, the next status's turn, the publication. */
    CompletableFuture<Settled> settle(Settlement settlement);

    /** Claims whose lease is over become unknown. Own claims of an earlier run do so at start. Returns how many. */
    CompletableFuture<Integer> expireClaims();

    /**
     * One round of removing what was settled before a time: deliveries of orders that have nothing open, with their
     * payloads, attempts, receipts and edits; news that were sent; webhooks that were applied; refused documents; rows of
     * files whose result was written. The keys of events, the heads of orders and payments stay for ever: a repetition is
     * still recognised, a paid order is still not canceled.
     *
     * @param most deliveries looked at, and rows of each other kind
     * @param after {@link Swept#next()} of the round before; empty to begin
     */
    CompletableFuture<Swept> sweep(Instant before, int most, String after);

    /** The oldest publications not yet sent. */
    List<Publication> unpublished(int limit);

    /** Marks publications as sent. */
    CompletableFuture<Integer> published(List<Long> ids);

    /** The files of the inboxes. */
    FileShelf files();

    /** Later word of the providers. */
    ReceiptInbox receipts();

    /** What people do: replay, resolve, hold, release. */
    OperatorDesk desk();

    /** Reading side; never waits for the writer. */
    LedgerView view();

    /**
     * Whether the ledger can commit: a write of its own went through, and none has been under way for more than 10 s.
     *
     * @return empty if healthy, else the reason in one sentence
     */
    Optional<String> fault();

    @Override
    void close();
}
