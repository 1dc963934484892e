package org.orderrelay.pipeline.webhook;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The body of a request as it is on the wire, collected chunk by chunk, up to a limit. */
public final class RawBody implements Handler<Buffer> {
    /** Largest body; Meta's batches reach 3 MB (facts 2.7). */
    public static final int MOST_BYTES = 3 * 1024 * 1024;

    /** What is read and dropped of a larger one, so that its sender gets to see the answer; then it is hung up on. */
    private static final int PATIENCE = 4 * MOST_BYTES;

    private final HttpServerRequest request;
    private @Nullable Buffer kept = Buffer.buffer();
    private long seen;

    private RawBody(HttpServerRequest request) {
        this.request = request;
    }

    /** Completes when the body has been read to its end; fails if the sender breaks off. */
    static Future<RawBody> of(HttpServerRequest request) {
        RawBody body = new RawBody(request);
        Promise<RawBody> whole = Promise.promise();
        request.handler(body)
                .exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body))
                .resume();
        return whole.future();
    }

    @Override
    public void handle(Buffer chunk) {
        seen += chunk.length();
        if (seen > PATIENCE) {
            request.connection().close();
        }
        if (seen > MOST_BYTES) {
            kept = null;
        } else if (kept != null) {
            kept.appendBuffer(chunk);
        }
    }

    /** Null if it was larger than the limit. */
    byte @Nullable [] bytes() {
        return kept == null ? null : kept.getBytes();
    }
}
