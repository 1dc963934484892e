package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. It takes what arrived while the last commit was under way, commits once, and lets others tell the
 * callers: a callback that waits for the ledger would otherwise wait for itself.
 *
 * <p>A failed commit is rolled back as a whole. If another writer was in the way it is tried again; if the database is
 * away its futures fail; if a unit may be poison, each gets a transaction of its own, so that it fails alone.
 *
 * <p>Longer than 120 lines: queue, commit and the ways of failing belong together and are read together.
 */
final class GroupCommit implements AutoCloseable {
    /** Orders one transaction takes. */
    private static final int COMMIT_WEIGHT = 1_000;
    /** A commit that has this many orders waits for no more. */
    private static final int FULL_WEIGHT = 100;
    /** How long a smaller one waits: its fixed cost is that of some twenty statements and a sync. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /** Orders that may wait; beyond it callers wait, then get a failed future. */
    private static final int QUEUE_WEIGHT = 20_000;

    private static final int PATIENCE_SECONDS = 5;
    private static final int BUSY_TRIES = 20;
    private static final int RACE_TRIES = 4;
    private static final int GONE_TRIES = 4;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int TELLERS = 4;

    /** Runs a batch in one transaction and commits it; whatever it throws, it has rolled back. */
    @FunctionalInterface
    interface Transactor {
        List<Runnable> commit(Batch batch, int units) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Transactor transactor;
    private final BlockingQueue<Unit> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(QUEUE_WEIGHT);
    private final ExecutorService tellers;
    private final Thread writer;
    private volatile @Nullable String fault;
    private volatile boolean closed;

    GroupCommit(Transactor transactor) {
        this.transactor = transactor;
        this.tellers = Executors.newFixedThreadPool(TELLERS, task -> daemon(task, "ledger-answers"));
        this.writer = daemon(this::write, "ledger-writer");
        writer.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Queues a unit; waits a little if the queue is full. The unit's future tells. */
    void submit(Unit unit) {
        try {
            if (closed) {
                unit.future().completeExceptionally(new LedgerUnavailableException("the ledger is closed"));
            } else if (room.tryAcquire(unit.weight(), PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                queue.add(unit);
                if (!writer.isAlive()) {
                    failQueued();
                }
            } else {
                unit.future().completeExceptionally(new LedgerUnavailableException("the ledger's queue is full"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unit.future().completeExceptionally(new LedgerUnavailableException("interrupted", e));
        }
    }

    /** Why the last commit failed; empty once one went through. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    private void write() {
        while (!closed || !queue.isEmpty()) {
            try {
                Unit first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    commit(gather(first));
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private List<Unit> gather(Unit first) throws InterruptedException {
        List<Unit> units = new ArrayList<>();
        long until = System.nanoTime() + LINGER_NANOS;
        int weight = 0;
        for (Unit unit = first; unit != null; unit = weight < COMMIT_WEIGHT ? next(weight, until) : null) {
            units.add(unit);
            weight += unit.weight();
        }
        room.release(weight);
        return units;
    }

    private @Nullable Unit next(int weight, long until) throws InterruptedException {
        Unit waiting = queue.poll();
        return waiting == null && weight < FULL_WEIGHT
                ? queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS)
                : waiting;
    }

    private void commit(List<Unit> units) {
        for (int tries = 1; ; tries++) {
            try {
                List<Runnable> answers = transactor.commit(new Batch(units), units.size());
                fault = null;
                tellers.execute(() -> answers.forEach(Runnable::run));
                return;
            } catch (SQLException | RuntimeException | StackOverflowError e) {
                Trouble trouble = Trouble.of(e);
                if (tries >= most(trouble)) {
                    giveUp(units, trouble, e);
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS * tries * tries);
            }
        }
    }

    /** While the database is known to be away, each commit asks once only: the queue must not wait for every one. */
    private int most(Trouble trouble) {
        return switch (trouble) {
            case BUSY -> BUSY_TRIES;
            case RACE -> RACE_TRIES;
            case GONE -> fault == null ? GONE_TRIES : 1;
            case POISON -> 1;
        };
    }

    private void giveUp(List<Unit> units, Trouble trouble, Throwable failure) {
        boolean away = trouble == Trouble.GONE || trouble == Trouble.BUSY;
        if (away) {
            String reason = "the ledger cannot commit: " + trouble.name().toLowerCase(Locale.ROOT);
            fault = reason;
            LOG.warn("{}; {} units failed", reason, units.size());
            fail(units, new LedgerUnavailableException(reason, failure));
        } else if (units.size() == 1) {
            // The failure's own text may quote what was written: it goes to the caller, not into the log.
            LOG.error("a unit cannot be written: {}", failure.getClass().getName());
            fail(units, failure);
        } else {
            units.forEach(unit -> commit(List.of(unit)));
        }
    }

    private void fail(List<Unit> units, Throwable failure) {
        tellers.execute(() -> units.forEach(unit -> unit.future().completeExceptionally(failure)));
    }

    /** Commits what is queued and ends the writer. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(2L * PATIENCE_SECONDS));
            tellers.shutdown();
            tellers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failQueued();
    }

    private void failQueued() {
        queue.forEach(
                unit -> unit.future().completeExceptionally(new LedgerUnavailableException("the ledger was closed")));
    }
}
