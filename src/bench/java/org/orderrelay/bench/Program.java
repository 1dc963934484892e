package org.orderrelay.bench;

import java.time.Duration;

/** One of the programs that are compared: it takes orders from the queue of its own broker and calls the provider. */
interface Program extends AutoCloseable {
    String name();

    String brokerUrl();

    /** Orders whose call was accepted and whose outcome is on disk, since it started. */
    long settled() throws Exception;

    /** CPU time of its process so far. */
    Duration cpu();

    /** Bytes of living objects, after a full collection. */
    long liveBytes() throws Exception;

    @Override
    void close();
}
