package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ERP that calls while routes start or stop is not told that there is no such thing: it would give up. */
class RestOpeningTest {
    @TempDir
    private Path folder;

    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final String port = RunningRelay.freePort();
    private volatile boolean asking = true;

    @Test
    void whileRoutesStartOrStopTheAnswerIs503() throws Exception {
        Thread caller = new Thread(this::ask, "caller");
        caller.start();
        RunningRelay relay = new RunningRelay(folder, "http://127.0.0.1:1", Map.of("HTTP_PORT", port));
        await().until(() -> statuses.contains(422));
        relay.close();
        asking = false;
        caller.join();

        // the server listens a moment before anything can be put before its routes
        List<Integer> behindTheGate = statuses.subList(statuses.indexOf(503), statuses.size());
        assertThat(Set.copyOf(behindTheGate)).containsExactlyInAnyOrder(503, 422);
    }

    private void ask() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/orders"))
                .timeout(Duration.ofSeconds(20))
                .header("X-API-Key", RunningRelay.INGEST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        while (asking) {
            try {
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (statuses.isEmpty() || statuses.get(statuses.size() - 1) != status) {
                    statuses.add(status);
                }
            } catch (IOException notListening) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
