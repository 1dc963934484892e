package org.orderrelay.reliability;

import java.util.List;

/** One way into the relay, as an ERP uses it. */
interface Door extends AutoCloseable {
    /** What became of a batch. */
    enum Answer {
        /** It is in. */
        ACKED,
        /** Nobody knows. */
        IN_DOUBT,
        /** It surely is not in. */
        REFUSED
    }

    /** One status of one order. */
    record Step(ErpOrder order, String status) {
        Event event() {
            return order.event(status);
        }
    }

    /** {@code jms}, {@code file} or {@code rest}. */
    String name();

    /** Puts a batch in, all of it or nothing, and does not try again. */
    Answer put(List<Step> batch) throws Exception;

    /** How long until the next batch. */
    int pauseMillis();

    @Override
    default void close() {
        // nothing is kept open
    }
}
