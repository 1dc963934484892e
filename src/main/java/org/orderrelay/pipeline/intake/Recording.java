package org.orderrelay.pipeline.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.KeyedRequest;
import org.orderrelay.ledger.KeyedResult;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recording step: all entries of a batch in one group commit. Returns when they are on disk. */
public final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final Ledger ledger;
    private final Consumer<List<Verdict>> recorded;
    private final RecordingTrace trace;

    /** @param recorded hears of what is on disk: wakes the outbox, counts */
    public Recording(Ledger ledger, Consumer<List<Verdict>> recorded) {
        this(ledger, recorded, RecordingTrace.OFF);
    }

    /** @param trace follows each batch through its commit */
    public Recording(Ledger ledger, Consumer<List<Verdict>> recorded, RecordingTrace trace) {
        this.ledger = ledger;
        this.recorded = recorded;
        this.trace = trace;
    }

    /**
     * Records a batch, all of it or, if any of it had to be postponed, nothing.
     *
     * @param request the key it is worked on once for; null without one
     * @throws LedgerUnavailableException if it could not be committed; the route's policy tries again
     */
    public RecordResult record(@Body List<?> results, @Variable("request") @Nullable KeyedRequest request) {
        List<Entry> entries = new ArrayList<>(results.size());
        for (Object result : results) {
            if (result instanceof Postponed postponed) {
                return new RecordResult.NotRecorded(postponed.reason());
            }
            entries.add((Entry) result);
        }
        RecordingTrace.Batch batch = trace.begin(entries);
        try {
            return request == null ? record(batch) : recordOnce(batch, request);
        } catch (CompletionException e) {
            batch.failed();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private RecordResult record(RecordingTrace.Batch batch) {
        List<Verdict> verdicts = ledger.record(batch.entries()).join();
        told(verdicts);
        batch.recorded(verdicts);
        return new RecordResult.Recorded(verdicts);
    }

    private RecordResult recordOnce(RecordingTrace.Batch batch, KeyedRequest request) {
        KeyedResult result = ledger.recordOnce(batch.entries(), request).join();
        if (result instanceof KeyedResult.First first) {
            told(first.verdicts());
            batch.recorded(first.verdicts());
            return new RecordResult.Kept(first.answer());
        }
        if (result instanceof KeyedResult.Again again) {
            batch.repeated();
            return new RecordResult.Kept(again.answer());
        }
        batch.failed();
        return new RecordResult.OtherContent();
    }

    /** A repetition is what a source may do at any time: one quiet line for all of a batch. */
    private void told(List<Verdict> verdicts) {
        recorded.accept(verdicts);
        List<Verdict> duplicates = verdicts.stream()
                .filter(verdict -> verdict.kind() == Verdict.Kind.DUPLICATE)
                .toList();
        if (!duplicates.isEmpty()) {
            Verdict first = duplicates.get(0);
            LOG.info(
                    "orders.duplicate count={} source={} reference={} status={}",
                    duplicates.size(),
                    first.origin().source(),
                    first.referenceId(),
                    first.status());
        }
    }

    /** Failure policy: the source learns that nothing was recorded and must not acknowledge. */
    public RecordResult notRecorded(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception fault) {
        if (fault instanceof LedgerUnavailableException) {
            return new RecordResult.NotRecorded(String.valueOf(fault.getMessage()));
        }
        // a database's message may quote the row it refused, phone number included: only its kind is told
        String kind = fault.getClass().getSimpleName();
        LOG.error("A batch could not be recorded: {}", kind);
        return new RecordResult.NotRecorded("the ledger refused the batch (" + kind + ")", true);
    }
}
