package org.orderrelay.pipeline.intake;

import java.util.List;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Verdict;

/** Follows batches through their commit. */
@FunctionalInterface
public interface RecordingTrace {
    /** Nobody follows: what comes goes on as it is. */
    RecordingTrace OFF = entries -> () -> entries;

    /** A batch is about to be recorded. */
    Batch begin(List<Entry> entries);

    /** One batch under way. */
    @FunctionalInterface
    interface Batch {
        /** What to record: the entries, each with the trace it goes on with. */
        List<Entry> entries();

        /** It is on disk. */
        default void recorded(List<Verdict> verdicts) {
            // nobody follows
        }

        /** Its request was worked on before: the answer kept then is given again, and nothing is recorded. */
        default void repeated() {
            // nobody follows
        }

        /** It could not be recorded. */
        default void failed() {
            // nobody follows
        }
    }
}
