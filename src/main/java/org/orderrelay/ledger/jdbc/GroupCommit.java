package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
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
    /** A commit takes milliseconds; one that takes longer than this, with all its tries, is a fault. */
    private static final int SLOW_SECONDS = 10;

    private static final int BUSY_TRIES = 20;
    private static final int RACE_TRIES = 4;
    private static final int GONE_TRIES = 4;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Runs a batch in one transaction and commits it; whatever it throws, it has rolled back. */
    @FunctionalInterface
    interface Transactor {
        List<Runnable> commit(Batch batch, int units) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Transactor transactor;
    private final LongSupplier nanoTime;
    private final BlockingQueue<Unit> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(QUEUE_WEIGHT);
    private final Tellers tellers = new Tellers();
    private final Thread writer;
    private volatile @Nullable String fault;
    /** Since when the commit under way has been tried; null between commits. */
    private volatile @Nullable Long startedNanos;

    private volatile boolean closed;

    GroupCommit(Transactor transactor) {
        this(transactor, System::nanoTime);
    }

    GroupCommit(Transactor transactor, LongSupplier nanoTime) {
        this.transactor = transactor;
        this.nanoTime = nanoTime;
        this.writer = new Thread(this::write, "ledger-writer");
        writer.setDaemon(true);
        writer.start();
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

    /** Why the last commit failed, or that one hangs; empty once one went through. */
    Optional<String> fault() {
        Long started = startedNanos;
        long seconds = started == null ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - started);
        return fault == null && seconds > SLOW_SECONDS
                ? Optional.of("the ledger cannot commit: one commit has been under way for " + seconds + " s")
                : Optional.ofNullable(fault);
    }

    /** Must outlive anything: without this thread nothing is ever written again. */
    private void write() {
        while (!closed || !queue.isEmpty()) {
            List<Unit> units = new ArrayList<>();
            try {
                gather(units);
                if (!units.isEmpty()) {
                    startedNanos = nanoTime.getAsLong();
                    commit(units);
                }
            } catch (InterruptedException e) {
                closed = true;
                fail(units, new LedgerUnavailableException("interrupted", e));
            } catch (RuntimeException | Error e) {
                survive(units, e);
            } finally {
                startedNanos = null;
            }
        }
    }

    /** Tells here and now, if it must: the threads that tell may be what failed. */
    private void survive(List<Unit> units, Throwable failure) {
        String reason = "the ledger's writer failed: " + failure.getClass().getName();
        fault = reason;
        LOG.error("{}; {} units concerned", reason, units.size());
        units.forEach(unit -> unit.future().completeExceptionally(new LedgerUnavailableException(reason, failure)));
    }

    private void gather(List<Unit> units) throws InterruptedException {
        Unit first = queue.poll(100, TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + LINGER_NANOS;
        int weight = 0;
        for (Unit unit = first; unit != null; unit = weight < COMMIT_WEIGHT ? next(weight, until) : null) {
            units.add(unit);
            weight += unit.weight();
            room.release(unit.weight());
        }
    }

    private @Nullable Unit next(int weight, long until) throws InterruptedException {
        Unit waiting = queue.poll();
        return waiting == null && weight < FULL_WEIGHT
                ? queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS)
                : waiting;
    }

    private void commit(List<Unit> units) {
        for (int tries = 1; ; tries++) {
            List<Runnable> answers;
            try {
                answers = transactor.commit(new Batch(units), units.size());
            } catch (SQLException | RuntimeException | Error e) {
                Trouble trouble = Trouble.of(e);
                if (tries >= most(trouble)) {
                    giveUp(units, trouble, e);
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS * tries * tries);
                continue;
            }
            fault = null;
            startedNanos = nanoTime.getAsLong(); // units may follow that are written one by one
            tellers.tell(answers); // what fails here must not commit them twice
            return;
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
            if (failure instanceof Error) {
                fault = "the ledger's writer failed: " + failure.getClass().getName();
            }
            fail(units, failure);
        } else {
            units.forEach(unit -> commit(List.of(unit)));
        }
    }

    private void fail(List<Unit> units, Throwable failure) {
        tellers.tell(units.stream()
                .<Runnable>map(unit -> () -> unit.future().completeExceptionally(failure))
                .toList());
    }

    /** Commits what is queued and ends the writer. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(2L * PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tellers.close();
        failQueued();
    }

    private void failQueued() {
        queue.forEach(
                unit -> unit.future().completeExceptionally(new LedgerUnavailableException("the ledger was closed")));
    }
}
