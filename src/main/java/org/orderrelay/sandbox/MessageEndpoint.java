package org.orderrelay.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The providers' side: takes a call, asks its contract and the script for the answer, logs, then answers. */
final class MessageEndpoint {
    private final Vertx vertx;
    private final Scripts scripts;
    private final RequestLog log;
    private final boolean payloads;
    private final Clock clock;
    private volatile long latencyMillis;

    MessageEndpoint(Vertx vertx, Scripts scripts, RequestLog log, boolean payloads, Clock clock) {
        this.vertx = vertx;
        this.scripts = scripts;
        this.log = log;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** Every answer waits this long, besides what its script says. */
    void latency(long millis) {
        latencyMillis = millis;
    }

    void handle(HttpServerRequest request, ProviderContract provider, Buffer body) {
        Received received = provider.read(request.path(), request.headers(), body);
        String messageId = UUID.randomUUID().toString();
        String recipient = received.recipient();
        Step step = received.refusal() != null || recipient == null ? Step.ACCEPT : scripts.next(recipient);
        Reply reply = received.refusal() != null
                ? received.refusal()
                : Replies.of(step, provider, messageId)
                        .orElseGet(
                                () -> Reply.text(500, "no-such-answer", "this provider has no answer " + step.name()));
        String id = reply.accepted() ? messageId : null;
        String payload = payloads ? body.toString() : null;
        log.append(seq -> entry(seq, request.path(), received, step, reply, id, payload));
        end(request, step, reply);
    }

    private LogEntry entry(
            long seq,
            String path,
            Received received,
            Step step,
            Reply reply,
            @Nullable String messageId,
            @Nullable String payload) {
        boolean answered = step.ending() == Step.Ending.ANSWER;
        String code = answered ? reply.code() : step.word();
        int status = answered ? reply.status() : 0;
        return new LogEntry(
                seq, clock.instant().toString(), path, received, status, code, reply.accepted(), messageId, payload);
    }

    private void end(HttpServerRequest request, Step step, Reply reply) {
        long pause = latencyMillis + step.delayMillis();
        if (pause <= 0) {
            finish(request, step, reply);
        } else {
            vertx.setTimer(pause, timer -> finish(request, step, reply));
        }
    }

    private static void finish(HttpServerRequest request, Step step, Reply reply) {
        switch (step.ending()) {
            case ANSWER -> answer(request.response(), reply);
            case CLOSE -> request.connection().close();
            case SILENCE -> {}
        }
    }

    private static void answer(HttpServerResponse response, Reply reply) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status()).putHeader("Content-Type", reply.contentType());
        if (reply.retryAfter() != null) {
            response.putHeader("Retry-After", reply.retryAfter());
        }
        response.end(reply.body());
    }
}
