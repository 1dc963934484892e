package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.Verdict;

/** The ways of failing, with a database that fails on command. */
final class GroupCommitTest {
    private final AtomicReference<String> state = new AtomicReference<>("");
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger commits = new AtomicInteger();
    private final List<Runnable> extraAnswers = new CopyOnWriteArrayList<>();
    private final GroupCommit unit = new GroupCommit(
            (batch, units) -> {
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new SQLException("on command", state.get());
                }
                List<Runnable> answers = new ArrayList<>(extraAnswers);
                answers.addAll(batch.run(new Transaction(null, new Node("n", 1), 0, null)));
                commits.incrementAndGet();
                return answers;
            },
            nanos::get);

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void triesAgainWhileAnotherWriterIsInTheWay() {
        fail("40001", 5);

        assertThat(submit().join()).isEqualTo("done");
        assertThat(unit.fault()).isEmpty();
    }

    @Test
    void failsWhileTheDatabaseIsAwayAndRecoversByItself() {
        fail("08006", 100);

        assertThatThrownBy(() -> submit().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LedgerUnavailableException.class);
        assertThat(unit.fault()).contains("the ledger cannot commit: gone");
        fail("08006", 0);
        assertThat(submit().join()).isEqualTo("done");
        assertThat(unit.fault()).isEmpty();
    }

    @Test
    void commitsWhatWaitsTogether() {
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<String> slow = submit(tx -> {
            try {
                first.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "done";
        });
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            waiting.add(submit());
        }
        first.countDown();
        slow.join();
        waiting.forEach(CompletableFuture::join);

        assertThat(commits.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void commitsWhatIsQueuedBeforeItCloses() {
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            waiting.add(submit());
        }
        unit.close();

        assertThat(waiting).allMatch(future -> future.isDone() && !future.isCompletedExceptionally());
        assertThatThrownBy(() -> submit().join()).hasCauseInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    void writesOnAfterAnErrorThatFailsItsOwnUnitOnly() {
        CompletableFuture<String> doomed = submit(tx -> {
            throw new NoClassDefFoundError("on command");
        });

        assertThatThrownBy(doomed::join).hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(unit.fault()).contains("the ledger's writer failed: java.lang.NoClassDefFoundError");
        assertThat(submit().join()).isEqualTo("done");
        assertThat(unit.fault()).isEmpty();
    }

    @Test
    void writesOnAfterAUnitThatBreaksTheWriterItself() {
        CompletableFuture<List<Verdict>> broken = new CompletableFuture<>();
        unit.submit(new Unit.Recording(new Unweighable(), broken));

        assertThatThrownBy(() -> broken.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(LedgerUnavailableException.class);
        assertThat(submit().join()).isEqualTo("done");
    }

    /** Entries that can be counted once, at the door; the writer counts again. */
    private static final class Unweighable extends AbstractList<Entry> {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Entry get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            if (asked.getAndIncrement() > 0) {
                throw new NoClassDefFoundError("on command");
            }
            return 0;
        }
    }

    @Test
    void answersTheOthersIfOneCallbackThrows() {
        extraAnswers.add(() -> {
            throw new IllegalStateException("on command");
        });

        assertThat(submit().orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("done");
        assertThat(commits.get()).isEqualTo(1);
    }

    @Test
    void saysThatACommitHangs() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch frozen = new CountDownLatch(1);
        CompletableFuture<String> hanging = submit(tx -> {
            begun.countDown();
            try {
                frozen.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "done";
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(unit.fault()).isEmpty();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(unit.fault()).contains("the ledger cannot commit: one commit has been under way for 11 s");
        frozen.countDown();

        assertThat(hanging.join()).isEqualTo("done");
        assertThat(unit.fault()).isEmpty();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
        Awaitility.await().until(() -> unit.fault().isEmpty());
    }

    private void fail(String sqlState, int times) {
        state.set(sqlState);
        failures.set(times);
    }

    private CompletableFuture<String> submit() {
        return submit(tx -> "done");
    }

    private CompletableFuture<String> submit(Unit.Work<String> work) {
        Unit.Task<String> task = new Unit.Task<>(work, new CompletableFuture<>());
        unit.submit(task);
        return task.future();
    }
}
