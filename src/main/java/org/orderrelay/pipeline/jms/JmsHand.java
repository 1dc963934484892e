package org.orderrelay.pipeline.jms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has recorded what a session holds, and does not let go before it is on disk. While the ledger is away the same is
 * offered again. What the ledger or the relay itself fails on is taken apart: each message is offered alone, so that one
 * bad message costs its neighbours nothing, and it ends with the invalid orders when it was tried as often as a message
 * may be delivered.
 */
final class JmsHand {
    private static final Logger LOG = LoggerFactory.getLogger(JmsHand.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Function<List<ReceivedDocument>, RecordResult> handOver;
    private final JmsDocuments documents;
    private final CountDownLatch stopped;

    JmsHand(Function<List<ReceivedDocument>, RecordResult> handOver, JmsDocuments documents, CountDownLatch stopped) {
        this.handOver = handOver;
        this.documents = documents;
        this.stopped = stopped;
    }

    /** The verdicts on all their orders, once they are on disk; empty if the source was stopped before that. */
    Optional<List<Verdict>> record(List<TakenMessage> messages) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            RecordResult result =
                    handOver.apply(messages.stream().map(documents::current).toList());
            if (result instanceof RecordResult.Recorded recorded) {
                return Optional.of(recorded.verdicts());
            }
            RecordResult.NotRecorded refusal = (RecordResult.NotRecorded) result;
            if (refusal.refused() && messages.size() > 1) {
                return apart(messages, refusal.reason());
            }
            if (refusal.refused() && documents.hasNextTry(messages.get(0))) {
                return again(messages.get(0), refusal.reason());
            }
            LOG.warn("{} messages wait for the ledger: {}", messages.size(), refusal.reason());
            if (pauseFor(pause)) {
                return Optional.empty();
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private Optional<List<Verdict>> apart(List<TakenMessage> messages, String reason) {
        LOG.warn("A batch of {} messages is taken apart: {}", messages.size(), reason);
        List<Verdict> verdicts = new ArrayList<>();
        for (TakenMessage message : messages) {
            Optional<List<Verdict>> part = record(List.of(message));
            if (part.isEmpty()) {
                return part;
            }
            verdicts.addAll(part.get());
        }
        return Optional.of(verdicts);
    }

    /** One message that was refused alone: the next try, or its end. */
    private Optional<List<Verdict>> again(TakenMessage message, String reason) {
        TakenMessage next = documents.after(message, reason);
        if (next.document().refusal() != null) {
            LOG.error("A message goes to the invalid orders after {} tries: {}", message.delivery(), reason);
        }
        return record(List.of(next));
    }

    /** Waits, and tells whether the source was stopped meanwhile. */
    private boolean pauseFor(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
            return true;
        }
    }
}
