package org.orderrelay.pipeline.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Stands where the connection is open and the request is not yet written. From here on the message may have left; the
 * whole exchange, body included, has one time limit (the socket's own starts anew with every byte); and of the answer no
 * more than it is allowed is read (64 kB for a message's), whatever the server sends.
 */
final class OneCall implements ExecChainHandler {
    /** What is read of the answer to a message. */
    static final int MOST_BYTES = 64 * 1024;

    private final Duration limit;
    private final int mostBytes;
    private final ScheduledThreadPoolExecutor watch;

    OneCall(Duration limit, int mostBytes) {
        this.limit = limit;
        this.mostBytes = mostBytes;
        this.watch = new ScheduledThreadPoolExecutor(1, Callers::thread);
        watch.setRemoveOnCancelPolicy(true);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        CallMark.connected();
        Future<?> end =
                watch.schedule(() -> scope.execRuntime.discardEndpoint(), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            HttpEntity entity = response.getEntity();
            if (entity == null) {
                end.cancel(false);
            } else {
                response.setEntity(new BoundedAnswer(
                        entity, mostBytes, () -> scope.execRuntime.discardEndpoint(), () -> end.cancel(false)));
            }
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            end.cancel(false);
            throw e;
        }
    }
}
