package org.orderrelay.pipeline.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts open calls, in all and by account, and lets the claiming loop wait for a free slot or for new work.
 *
 * <p>A slot is free again when the outcome is on its way to the ledger: the ledger writes in the order it is asked, so a
 * claim asked for afterwards commits with that outcome or after it, and no committed state has more claims than slots.
 * An outcome that could not be written takes its slot back.
 */
final class Slots {
    private final int most;
    private final Map<String, Integer> byAccount = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int taken;
    private int settling;
    private boolean work;

    Slots(int most) {
        this.most = most;
    }

    void take(String account) {
        lock.lock();
        try {
            taken++;
            byAccount.merge(account, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    /** The outcome is on its way to the ledger; its order's next status may be claimed behind it. */
    void release(String account) {
        lock.lock();
        try {
            taken--;
            byAccount.merge(account, -1, Integer::sum);
            settling++;
            work = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The outcome is written. */
    void settled() {
        lock.lock();
        try {
            settling--;
            work = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The outcome could not be written and waits for the ledger. */
    void takeBack(String account) {
        lock.lock();
        try {
            settling--;
            taken++;
            byAccount.merge(account, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            work = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int free() {
        lock.lock();
        try {
            return most - taken;
        } finally {
            lock.unlock();
        }
    }

    /** Calls open or being settled. */
    int open() {
        lock.lock();
        try {
            return taken + settling;
        } finally {
            lock.unlock();
        }
    }

    int taken(String account) {
        lock.lock();
        try {
            return byAccount.getOrDefault(account, 0);
        } finally {
            lock.unlock();
        }
    }

    /** Returns when something was recorded or settled, or after the time given. */
    void awaitWork(Duration longest) throws InterruptedException {
        await(longest, false);
    }

    /** Returns when a quarter of the slots is free, or after the time given. */
    void awaitFree(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (most - taken < Math.max(1, most / 4) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void awaitEmpty(Duration longest) throws InterruptedException {
        await(longest, true);
    }

    private void await(Duration longest, boolean empty) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while ((empty ? taken + settling > 0 : !work) && left > 0) {
                left = changed.awaitNanos(left);
            }
            work = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits the whole time, whatever happens; for after a fault. */
    void pause(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
