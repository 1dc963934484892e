package org.orderrelay.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tests' side, under {@code /sandbox/}: scripts, latency, log, statistics. */
final class ControlEndpoint {
    static final String ROOT = "/sandbox/";

    private static final String LINES = "application/x-ndjson";

    private final Sandbox sandbox;

    ControlEndpoint(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    void handle(HttpServerRequest request, Buffer body) {
        try {
            switch (request.method().name() + ' ' + request.path().substring(ROOT.length())) {
                case "PUT script" -> script(request.response(), new JsonObject(body));
                case "DELETE script" -> done(request.response(), sandbox::clearScripts);
                case "PUT latency" -> latency(request.response(), new JsonObject(body));
                case "GET log" -> log(request.response());
                case "DELETE log" -> done(request.response(), sandbox::clear);
                case "GET accepted" -> accepted(request);
                case "GET stats" -> stats(request.response());
                default -> request.response().setStatusCode(404).end();
            }
        } catch (IllegalArgumentException | ClassCastException | DecodeException e) {
            request.response().setStatusCode(400).end("not understood: " + e.getMessage() + '\n');
        }
    }

    private void script(HttpServerResponse response, JsonObject script) {
        JsonArray named = script.getJsonArray("answers");
        if (named == null) {
            throw new IllegalArgumentException("answers are missing");
        }
        List<String> answers = new ArrayList<>();
        named.forEach(answer -> answers.add((String) answer));
        sandbox.script(script.getString("recipient", Scripts.DEFAULT), answers);
        response.setStatusCode(204).end();
    }

    private void latency(HttpServerResponse response, JsonObject latency) {
        sandbox.latency(latency.getLong("ms", 0L));
        response.setStatusCode(204).end();
    }

    private void log(HttpServerResponse response) {
        Optional<Path> file = sandbox.logFile();
        if (file.isPresent()) {
            response.putHeader("Content-Type", LINES)
                    .sendFile(file.get().toAbsolutePath().toString());
        } else {
            lines(response, sandbox.log());
        }
    }

    private void accepted(HttpServerRequest request) {
        String reference = request.getParam("reference_id");
        if (reference == null) {
            throw new IllegalArgumentException("reference_id is missing");
        }
        lines(request.response(), sandbox.accepted(reference));
    }

    private void stats(HttpServerResponse response) {
        SandboxStats stats = sandbox.stats();
        JsonObject byAnswer = new JsonObject();
        stats.byAnswer().forEach(byAnswer::put);
        JsonObject answer = new JsonObject()
                .put("requests", stats.requests())
                .put("accepted", stats.accepted())
                .put("duplicates", stats.duplicates())
                .put("byAnswer", byAnswer);
        response.putHeader("Content-Type", "application/json").end(answer.encode() + '\n');
    }

    private static void lines(HttpServerResponse response, List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        response.putHeader("Content-Type", LINES).end(text.toString());
    }

    private static void done(HttpServerResponse response, Runnable act) {
        act.run();
        response.setStatusCode(204).end();
    }
}
