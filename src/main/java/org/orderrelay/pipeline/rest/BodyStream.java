package org.orderrelay.pipeline.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A request's body as it comes. One chunk is asked for at a time, so that its sender is slowed down to the pace of the
 * reader and next to nothing of it is in memory. Made on the event loop, read by one other thread.
 */
final class BodyStream extends InputStream {
    private static final byte[] END = new byte[0];

    private final HttpServerRequest request;
    private final Duration patience;
    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private volatile boolean broken;
    private byte[] chunk = END;
    private int at;
    private boolean ended;

    /**
     * Starts with the first chunk.
     *
     * @param request paused
     * @param patience longest wait for a chunk
     */
    BodyStream(HttpServerRequest request, Duration patience) {
        this.request = request;
        this.patience = patience;
        request.handler(this::came)
                .exceptionHandler(this::broke)
                .endHandler(end -> chunks.add(END))
                .fetch(1);
    }

    private void came(Buffer buffer) {
        if (buffer.length() > 0) {
            chunks.add(buffer.getBytes());
        } else {
            request.fetch(1);
        }
    }

    private void broke(Throwable why) {
        broken = true;
        chunks.add(END);
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, from, count);
        at += count;
        return count;
    }

    /** Whether a byte is there. */
    private boolean fill() throws IOException {
        while (!ended && at == chunk.length) {
            chunk = next();
            at = 0;
            if (chunk == END) {
                ended = true;
            } else {
                request.fetch(1);
            }
        }
        return !ended;
    }

    /** @throws InterruptedIOException if none comes in time */
    private byte[] next() throws IOException {
        try {
            byte[] next = chunks.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                ended = true;
                throw new InterruptedIOException("nothing came for " + patience.toSeconds() + " s");
            }
            if (broken) {
                ended = true;
                throw new IOException("the connection was lost");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
