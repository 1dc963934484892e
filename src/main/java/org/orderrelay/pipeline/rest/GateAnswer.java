package org.orderrelay.pipeline.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Answers a request that goes no further. What still comes of its body is dropped, and not for long. */
final class GateAnswer {
    private static final long PATIENCE_MILLIS = 2_000;

    private GateAnswer() {}

    static void write(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        RestAnswer answer = Problems.answer(problem);
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", answer.contentType());
        RestAnswerWriter.COMMON.forEach(response::putHeader);
        if (!request.isEnded()) {
            hangUpOn(context);
        }
        response.end(Buffer.buffer(answer.text()));
    }

    private static void hangUpOn(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
        drop(context);
    }

    /** Its sender may first write all it has before it reads the answer; it gets a moment for that. */
    static void drop(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.handler(dropped -> {}).resume();
        context.vertx().setTimer(PATIENCE_MILLIS, late -> {
            if (request.isEnded()) {
                return;
            }
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                request.connection().close();
            }
        });
    }
}
