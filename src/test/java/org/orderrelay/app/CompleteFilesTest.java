package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Uploads that take their time and look old from their first byte on, as copies that keep the time of their original. */
class CompleteFilesTest {
    private static final FileTime OLD = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private RunningRelay relay(String complete, String settle) throws Exception {
        Files.createDirectories(folder.resolve("files/inbox"));
        return new RunningRelay(
                folder,
                sandbox.baseUrl(),
                Map.of(
                        "SOURCE_FILES_DIRECTORY",
                        folder.resolve("files").toString(),
                        "SOURCE_FILES_POLL",
                        "50ms",
                        "SOURCE_FILES_COMPLETE",
                        complete,
                        "SOURCE_FILES_SETTLE",
                        settle));
    }

    private Path at(String place, String name) {
        return folder.resolve("files").resolve(place).resolve(name);
    }

    private boolean isDone(String name) {
        return Files.exists(at("results", name + ".result.csv"));
    }

    /** Writes a file in pieces that cut rows in the middle, with a pause after each. Says whether it was left alone. */
    private boolean upload(Path file, String reference, int bytes, int pieces, Duration pause) throws IOException {
        StringBuilder rows = new StringBuilder(TeaOrders.CSV_HEADER);
        for (int i = 0; rows.length() < bytes; i++) {
            rows.append(reference).append('-').append(i).append(",shipped\n");
        }
        byte[] all = rows.toString().getBytes(StandardCharsets.UTF_8);
        int piece = all.length / pieces + 1;
        boolean alone = true;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int from = 0; from < all.length; from += piece) {
                out.write(all, from, Math.min(piece, all.length - from));
                Files.setLastModifiedTime(file, OLD);
                LockSupport.parkNanos(pause.toNanos());
                alone &= Files.exists(file);
            }
        }
        Files.setLastModifiedTime(file, OLD);
        return alone;
    }

    private void uploads(int count, int bytes, int pieces, Duration pause) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(10);
        try (RunningRelay relay = relay("settle", "1s")) {
            List<Future<Boolean>> alone = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "slow-" + i;
                alone.add(writers.submit(() -> upload(at("inbox", name + ".csv"), name, bytes, pieces, pause)));
            }
            for (Future<Boolean> upload : alone) {
                assertThat(upload.get()).isTrue();
            }
            for (int i = 0; i < count; i++) {
                String name = "slow-" + i + ".csv";
                await().atMost(Duration.ofSeconds(60)).until(() -> isDone(name));
            }
            assertThat(relay.get("/v1/files?limit=1000").body().split("\"id\"")).hasSize(count + 1);
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void aSlowUploadThatKeepsAnOldTimeIsReadOnceItIsWhole() throws Exception {
        uploads(5, 20_000, 15, Duration.ofMillis(200));
    }

    @Test
    @Tag("nightly")
    void twoHundredSlowUploadsOfTwentyMegabytesAreReadOnceTheyAreWhole() throws Exception {
        uploads(200, 20_000_000, 625, Duration.ofMillis(160));
    }

    @Test
    void aFileIsReadWhenItsMarkerComesAndTheMarkerGoes() throws Exception {
        try (RunningRelay relay = relay("marker", "0")) {
            Files.writeString(at("inbox", "a.csv"), TeaOrders.CSV_HEADER + TeaOrders.pendingRow("MARK", "105.00"));
            await().during(Duration.ofMillis(500)).until(() -> Files.exists(at("inbox", "a.csv")));
            assertThat(relay.get("/v1/orders/MARK").statusCode()).isEqualTo(404);

            Files.writeString(at("inbox", "a.csv.done"), "");

            await().until(() -> isDone("a.csv"));
            assertThat(at("inbox", "a.csv.done")).doesNotExist();
            assertThat(at("done", "a.csv")).exists();
        }
    }

    @Test
    void whereFilesAreRenamedOneIsReadWithItsName() throws Exception {
        try (RunningRelay relay = relay("rename", "1h")) {
            upload(at("inbox", "b.csv.part"), "REN", 5_000, 3, Duration.ofMillis(100));
            assertThat(relay.get("/v1/files").body()).contains("\"items\":[]");

            Files.move(at("inbox", "b.csv.part"), at("inbox", "b.csv"));

            await().until(() -> isDone("b.csv"));
        }
    }
}
