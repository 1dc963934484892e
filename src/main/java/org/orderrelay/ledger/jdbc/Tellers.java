package org.orderrelay.ledger.jdbc;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that tell callers what became of their units. A callback that throws keeps no other from its answer. */
final class Tellers implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int PATIENCE_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Tellers.class);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "ledger-answers");
        thread.setDaemon(true);
        return thread;
    });

    void tell(List<Runnable> answers) {
        threads.execute(() -> answers.forEach(Tellers::tell));
    }

    private static void tell(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a callback of the ledger failed: {}", e.getClass().getName());
        }
    }

    /** Tells what is left. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
