package org.orderrelay.pipeline.intake;

import java.util.List;
import org.orderrelay.ledger.KeptAnswer;
import org.orderrelay.ledger.Verdict;

/** What a source learns at the end of the way: verdicts that are on disk, or that nothing was recorded. */
public sealed interface RecordResult {
    /**
     * Everything is on disk.
     *
     * @param verdicts one for each order, in the order of the document
     */
    record Recorded(List<Verdict> verdicts) implements RecordResult {}

    /** The same request was answered before, or is now and will be answered so for ever. */
    record Kept(KeptAnswer answer) implements RecordResult {}

    /** The request's key belongs to other content; nothing was recorded. */
    record OtherContent() implements RecordResult {}

    /**
     * Nothing is on disk; the source must not be acknowledged.
     *
     * @param refused the ledger or the route failed on this very batch: to offer the same again will not help. Otherwise
     *     the ledger is away, and the same is offered again
     */
    record NotRecorded(String reason, boolean refused) implements RecordResult {
        /** The ledger is away. */
        public NotRecorded(String reason) {
            this(reason, false);
        }
    }
}
