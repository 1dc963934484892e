package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.KeyedRequest;
import org.orderrelay.ledger.KeyedResult;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.Verdict;

/** One piece of work of a caller who waits for its future. Units of one commit succeed together. */
sealed interface Unit {
    /** A unit never counts for more, or a big document could wait for ever. */
    int HEAVIEST = 1_000;

    CompletableFuture<?> future();

    /** About how many orders it touches. */
    default int weight() {
        return 1;
    }

    /** Brings orders. */
    sealed interface Bringing extends Unit {
        List<Entry> entries();

        @Override
        default int weight() {
            return Math.min(Math.max(entries().size(), 1), HEAVIEST);
        }
    }

    /** Entries of one document or batch. */
    record Recording(List<Entry> entries, CompletableFuture<List<Verdict>> future) implements Bringing {}

    /** Entries of a request that is worked on once. */
    record Keyed(List<Entry> entries, KeyedRequest request, CompletableFuture<KeyedResult> future)
            implements Bringing {}

    /** One outcome. */
    record Settling(Settlement settlement, CompletableFuture<Settled> future) implements Unit {}

    /** Later word of a provider. */
    record Receiving(Arrival arrival, CompletableFuture<ReceiptInbox.Applied> future) implements Unit {
        @Override
        public int weight() {
            return Math.min(Math.max(arrival.receipts().size(), 1), HEAVIEST);
        }
    }

    /** Hands out deliveries: after all else, so that it sees what the same commit recorded and settled. */
    record Claiming<T>(Work<T> work, CompletableFuture<T> future) implements Unit {}

    /** Anything else. */
    record Task<T>(Work<T> work, CompletableFuture<T> future) implements Unit {}

    /** What a task does in the transaction. It may run more than once, so it must not keep anything. */
    @FunctionalInterface
    interface Work<T> {
        T run(Transaction tx) throws SQLException;
    }
}
