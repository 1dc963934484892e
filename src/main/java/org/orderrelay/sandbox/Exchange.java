package org.orderrelay.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.orderrelay.sandbox.contract.Reply;

/** Ends an exchange the way it was decided: with the answer, a part of it, or none. */
final class Exchange {
    private Exchange() {}

    static void finish(Vertx vertx, HttpServerRequest request, Decision decision) {
        HttpServerResponse response = request.response();
        switch (decision.step().ending()) {
            case ANSWER -> answer(response, decision.reply());
            case CLOSE -> request.connection().close();
            case SILENCE -> {}
            case HALF -> half(request, decision.reply());
            case DRIP -> drip(vertx, response, decision);
        }
    }

    /** The whole answer. */
    static void answer(HttpServerResponse response, Reply reply) {
        if (!response.closed()) {
            head(response, reply).end(reply.body());
        }
    }

    private static HttpServerResponse head(HttpServerResponse response, Reply reply) {
        response.setStatusCode(reply.status()).putHeader("Content-Type", reply.contentType());
        if (reply.retryAfter() != null) {
            response.putHeader("Retry-After", reply.retryAfter());
        }
        return response;
    }

    private static void half(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        Buffer body = Buffer.buffer(reply.body());
        head(response, reply)
                .putHeader("Content-Length", "" + body.length())
                .write(body.slice(0, body.length() / 2))
                .onComplete(written -> request.connection().close());
    }

    private static void drip(Vertx vertx, HttpServerResponse response, Decision decision) {
        if (response.closed()) {
            return;
        }
        Buffer body = Buffer.buffer(decision.reply().body());
        head(response, decision.reply()).putHeader("Content-Length", "" + body.length());
        if (body.length() == 0) {
            response.end();
            return;
        }
        int[] next = {0};
        vertx.setPeriodic(Math.max(1, decision.step().paceMillis()), timer -> {
            if (response.closed()) {
                vertx.cancelTimer(timer);
                return;
            }
            response.write(body.slice(next[0], next[0] + 1));
            if (++next[0] == body.length()) {
                vertx.cancelTimer(timer);
                response.end();
            }
        });
    }
}
