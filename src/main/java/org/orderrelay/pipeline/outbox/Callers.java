package org.orderrelay.pipeline.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.orderrelay.delivery.Outcome;

/** The threads that call, and what they say when they did not. */
final class Callers {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Callers() {}

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "outbox-call-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    static CallResult notCalled(Instant now) {
        Outcome outcome = new Outcome.Retry("route-stopped", "the account's route is stopped", Duration.ofSeconds(5));
        return CallResult.without(outcome, now, now);
    }
}
