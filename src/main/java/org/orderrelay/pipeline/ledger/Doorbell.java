package org.orderrelay.pipeline.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a feed before its next look: something was stored. Any number of rings before it wakes are one. */
public final class Doorbell {
    private final Semaphore rung = new Semaphore(0);

    /** There is something to look for. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Returns when it was rung since the last wait, or after the time given. */
    void await(Duration longest) {
        try {
            if (rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                // rings that came together are one
                rung.drainPermits();
            }
        } catch (InterruptedException e) {
            // the route is being stopped: its next look is its last
            Thread.currentThread().interrupt();
        }
    }
}
