package org.orderrelay.ledger.jdbc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.orderrelay.ledger.LedgerSettings;

/** The engines, for tests that stand by themselves; and many threads that start at the same moment. */
enum OnBothEngines {
    SQLITE {
        @Override
        Room room(Path folder) {
            return new Room(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db"), "", null, "node-1"));
        }
    },
    POSTGRES {
        @Override
        Room room(Path folder) {
            return new Room(Postgres.empty("node-1"));
        }
    };

    static final int THREADS = 32;

    abstract Room room(Path folder);

    /** What each of 32 threads got. */
    static <T> List<T> race(Callable<T> attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> racing = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            racing.add(threads.submit(() -> {
                start.await();
                return attempt.call();
            }));
        }
        start.countDown();
        List<T> results = new ArrayList<>();
        for (Future<T> future : racing) {
            results.add(future.get());
        }
        threads.shutdown();
        return results;
    }
}
