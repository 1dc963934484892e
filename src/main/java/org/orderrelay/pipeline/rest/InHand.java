package org.orderrelay.pipeline.rest;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP edge has in hand: requests that are read or worked on, and the bytes of their bodies. Beyond its bounds
 * nothing is taken, so that memory does not grow with the number of callers. Thread-safe.
 */
public final class InHand {
    private final int mostRequests;
    private final long mostBytes;
    private int requests;
    private long bytes;

    /**
     * Sets the bounds.
     *
     * @param mostRequests at once
     * @param mostBytes of all bodies together
     */
    public InHand(int mostRequests, long mostBytes) {
        this.mostRequests = mostRequests;
        this.mostBytes = mostBytes;
    }

    /** A place for one request; null if there is none. */
    @Nullable
    synchronized Place take(long body) {
        if (requests >= mostRequests || bytes + body > mostBytes) {
            return null;
        }
        requests++;
        bytes += body;
        return new Place(body);
    }

    private synchronized void give(long body) {
        requests--;
        bytes -= body;
    }

    /** Requests in hand now. */
    public synchronized int requests() {
        return requests;
    }

    /** Bytes of their bodies: as declared, or as many as there may be. */
    public synchronized long bytes() {
        return bytes;
    }

    /**
     * The place of one request. Its holder is the connection until a route takes it over: a caller that hangs up does not
     * make room for the next one while its own body still waits for a thread.
     */
    final class Place {
        private final long body;
        private final AtomicBoolean given = new AtomicBoolean();
        private volatile boolean taken;

        private Place(long body) {
            this.body = body;
        }

        void takeOver() {
            taken = true;
        }

        /** The connection has no use for it any more. */
        void leave() {
            if (!taken) {
                release();
            }
        }

        void release() {
            if (given.compareAndSet(false, true)) {
                give(body);
            }
        }
    }
}
