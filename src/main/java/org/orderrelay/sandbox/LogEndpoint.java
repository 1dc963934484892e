package org.orderrelay.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.orderrelay.sandbox.log.LogSlice;
import org.orderrelay.sandbox.log.RequestLog;
import org.orderrelay.sandbox.log.SandboxStats;
import org.orderrelay.sandbox.webhook.Courier;
import org.orderrelay.sandbox.webhook.WebhookCounts;

/** Reading what happened, under {@code /sandbox/}: log, orders, duplicates, statistics. Files are read off the event loop. */
final class LogEndpoint {
    private static final String LINES = "application/x-ndjson";

    private final Vertx vertx;
    private final RequestLog log;
    private final Courier courier;

    LogEndpoint(Vertx vertx, RequestLog log, Courier courier) {
        this.vertx = vertx;
        this.log = log;
        this.courier = courier;
    }

    /** Answers the call, if it is one of these. */
    boolean answers(HttpServerRequest request, String call) {
        switch (call) {
            case "GET log" -> log(request);
            case "GET accepted" -> lines(request, accepted(reference(request)));
            case "GET order" -> lines(request, of(reference(request)));
            case "GET duplicates" -> lines(request, line -> line.contains("\"duplicate\":true,"));
            case "GET stats" -> stats(request);
            case "GET webhooks" -> webhooks(request.response());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String reference(HttpServerRequest request) {
        String reference = request.getParam("reference_id");
        if (reference == null) {
            throw new IllegalArgumentException("reference_id is missing");
        }
        return reference;
    }

    /** Lines about this reference. */
    static Predicate<String> of(String reference) {
        String field = "\"reference_id\":" + Json.encode(reference) + ',';
        return line -> line.contains(field);
    }

    /** Lines of messages for this reference that were accepted. */
    static Predicate<String> accepted(String reference) {
        return of(reference).and(line -> line.contains("\"accepted\":true"));
    }

    private void log(HttpServerRequest request) {
        String since = request.getParam("since");
        if (since != null && !since.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("since must be the seq of a line");
        }
        long seq = since == null ? 0 : Long.parseLong(since);
        away(request.response(), () -> log.since(seq), slice -> send(request.response(), slice));
    }

    private void send(HttpServerResponse response, LogSlice slice) {
        response.putHeader("Content-Type", LINES);
        if (slice.length() == 0) {
            response.end();
        } else {
            response.sendFile(log.file().toAbsolutePath().toString(), slice.offset(), slice.length());
        }
    }

    private void lines(HttpServerRequest request, Predicate<String> wanted) {
        HttpServerResponse response = request.response();
        away(response, () -> log.lines(wanted), lines -> {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line).append('\n'));
            response.putHeader("Content-Type", LINES).end(text.toString());
        });
    }

    private <T> void away(HttpServerResponse response, Callable<T> reading, Consumer<T> then) {
        vertx.executeBlocking(reading)
                .onSuccess(then::accept)
                .onFailure(failed -> response.setStatusCode(500).end("the log cannot be read\n"));
    }

    private void stats(HttpServerRequest request) {
        String account = request.getParam("account");
        SandboxStats stats = account == null ? log.stats() : log.stats(account);
        JsonObject byAnswer = new JsonObject();
        stats.byAnswer().forEach(byAnswer::put);
        JsonObject answer = new JsonObject()
                .put("requests", stats.requests())
                .put("accepted", stats.accepted())
                .put("duplicates", stats.duplicates())
                .put("repeatedDeliveries", stats.repeatedDeliveries())
                .put("byAnswer", byAnswer);
        json(request.response(), answer);
    }

    private void webhooks(HttpServerResponse response) {
        WebhookCounts counts = courier.counts();
        json(
                response,
                new JsonObject()
                        .put("waiting", counts.waiting())
                        .put("under_way", counts.underWay())
                        .put("delivered", counts.delivered())
                        .put("failed_calls", counts.failedCalls())
                        .put("lost", counts.lost())
                        .put("dropped", counts.dropped()));
    }

    static void json(HttpServerResponse response, JsonObject body) {
        response.putHeader("Content-Type", "application/json").end(body.encode() + '\n');
    }
}
