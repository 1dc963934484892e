package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** No row of a file is ever counted twice or not at all, whatever happens to it at the moment. */
class ConservationTest {
    private static final int ROWS = 1_000;
    private static final List<String> PARTS = List.of(
            "rejected",
            "duplicate",
            "superseded",
            "accepted",
            "failed",
            "dead",
            "abandoned",
            "queued",
            "sending",
            "unknown");

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicBoolean over = new AtomicBoolean();
    private RunningRelay relay;

    @Test
    void holdsWhileAFileIsReadSentRefusedAndReplayed() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            sandbox.script("*", "wa400");
            relay = relay(sandbox);
            ExecutorService watcher = Executors.newSingleThreadExecutor();
            try {
                Future<Integer> looks = watcher.submit(this::watch);
                drop();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> file().path("done").asBoolean());
                JsonNode refused = file();
                assertThat(refused.path("dead").asInt()).isEqualTo(ROWS - 2 * (ROWS / 10));
                sandbox.clearScripts();
                String replay = "{\"filter\":{\"state\":\"dead\"},\"per_second\":200,\"reason\":\"repaired\"}";
                assertThat(relay.post("/v1/deliveries/replay", RunningRelay.OPERATOR, null, replay)
                                .statusCode())
                        .isEqualTo(202);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> file().path("accepted").asInt() == ROWS - 2 * (ROWS / 10));
                over.set(true);
                assertThat(looks.get()).as("looks").isGreaterThan(10);
            } finally {
                over.set(true);
                watcher.shutdownNow();
                relay.close();
            }
        }
    }

    /** A tenth is refused, a tenth comes twice. */
    private void drop() throws Exception {
        StringBuilder rows = new StringBuilder(TeaOrders.CSV_HEADER);
        for (int i = 0; i < ROWS; i++) {
            String total = i % 10 == 3 ? "1.00" : "105.00";
            int order = i % 10 == 7 ? i - 2 : i;
            rows.append(TeaOrders.pendingRow("LAW-" + order, total, TeaOrders.phone(order)));
        }
        Path inbox = Files.createDirectories(folder.resolve("files/inbox"));
        Files.move(Files.writeString(folder.resolve("work"), rows), inbox.resolve("law.csv"));
    }

    private int watch() throws Exception {
        int looks = 0;
        int before = 0;
        while (!over.get()) {
            JsonNode file = file();
            int sum = PARTS.stream().mapToInt(part -> file.path(part).asInt()).sum();
            assertThat(file.path("rows").asInt()).as(file.toString()).isEqualTo(sum);
            assertThat(file.path("rows").asInt()).isBetween(before, ROWS);
            assertThat(!file.path("done").asBoolean() || sum == ROWS).isTrue();
            before = file.path("rows").asInt();
            looks++;
        }
        return looks;
    }

    private JsonNode file() throws Exception {
        return json.readTree(relay.get("/v1/files").body()).path("items").path(0);
    }

    private RunningRelay relay(Sandbox sandbox) throws Exception {
        return new RunningRelay(
                folder,
                RunningRelay.unlimited(),
                sandbox.baseUrl(),
                Map.of(
                        "SOURCE_FILES_DIRECTORY", folder.resolve("files").toString(),
                        "SOURCE_FILES_POLL", "100ms",
                        "SOURCE_FILES_COMPLETE", "rename"));
    }
}
