package org.orderrelay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sandbox, as a process of its own: the provider of every program. */
final class Provider implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Child.freePort();
    private final Child process;

    Provider(Path work) throws IOException {
        process = Child.start(
                work,
                "sandbox",
                Map.of(),
                "org.orderrelay.sandbox.SandboxServer",
                List.of("127.0.0.1", "" + port, work.resolve("sandbox.jsonl").toString()));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How long every answer takes from now on. */
    void latency(int millis) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/sandbox/latency"))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"ms\":" + millis + "}"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("the sandbox does not take a latency: " + answer.body());
        }
    }

    Duration cpu() {
        return process.cpu();
    }

    @Override
    public void close() {
        process.close();
    }
}
