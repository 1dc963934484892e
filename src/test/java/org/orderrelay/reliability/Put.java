package org.orderrelay.reliability;

import java.time.Instant;

/**
 * What a source put in.
 *
 * @param source {@code jms}, {@code file} or {@code rest}
 * @param at when it was put in first
 */
record Put(Event event, String source, Ack ack, Instant at) {
    /** What the source was told. */
    enum Ack {
        /** A JMS commit that returned, a file in the inbox, a 202. */
        ACKED,
        /** The connection ended before the answer, and the source did not ask again. */
        IN_DOUBT
    }
}
