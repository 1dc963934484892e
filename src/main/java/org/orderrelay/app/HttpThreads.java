package org.orderrelay.app;

import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import org.orderrelay.intake.JsonDocuments;

/** How the HTTP server shares the machine. */
final class HttpThreads {
    /** What is made of a body (its tree, its orders, their payloads) takes some ten times its room. */
    private static final long PART_OF_HEAP = 16;

    private HttpThreads() {}

    /** An upload may take a thread for an hour without being reported as blocked; whatever takes longer is. */
    static VertxOptions options() {
        return new VertxOptions().setMaxWorkerExecuteTime(1).setMaxWorkerExecuteTimeUnit(TimeUnit.HOURS);
    }

    /** Bytes of bodies in hand at once: a sixteenth of the heap unless it is set, and always room for some. */
    static long bytes(Settings settings) {
        int megabytes = settings.number("http.requests.mb", 0, 100_000);
        long bytes = megabytes == 0 ? Runtime.getRuntime().maxMemory() / PART_OF_HEAP : megabytes * 1024L * 1024;
        return Math.max(bytes, 4L * JsonDocuments.MOST_BYTES);
    }
}
