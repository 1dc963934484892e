package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Folders that cannot be written: a file in the place of a folder stands for a full or read-only disk, for root as well. */
class FileFaultsTest {
    private static final int FILES = 60;

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

    private RunningRelay relay() throws Exception {
        return new RunningRelay(
                folder,
                RunningRelay.unlimited(),
                sandbox.baseUrl(),
                Map.of(
                        "SOURCE_FILES_DIRECTORY", folder.resolve("files").toString(),
                        "SOURCE_FILES_POLL", "100ms",
                        "SOURCE_FILES_SETTLE", "0"));
    }

    private Path at(String place, String name) {
        return folder.resolve("files").resolve(place).resolve(name);
    }

    private void drop(String name, String text) throws Exception {
        Files.createDirectories(at("inbox", ""));
        Files.move(Files.writeString(folder.resolve("work"), text), at("inbox", name));
    }

    private Path block(String place) throws Exception {
        return Files.writeString(
                Files.createDirectories(folder.resolve("files")).resolve(place), "");
    }

    private long count(String place) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("files").resolve(place))) {
            return files.count();
        }
    }

    private static JsonNode files(RunningRelay relay) throws Exception {
        return new ObjectMapper()
                .readTree(relay.get("/v1/files?limit=1000").body())
                .path("items");
    }

    private static void awaitRed(RunningRelay relay, String reason) {
        await().untilAsserted(() -> {
            assertThat(relay.management("/health").statusCode()).isEqualTo(503);
            assertThat(relay.management("/health").body()).contains(reason);
        });
    }

    private static void awaitGreen(RunningRelay relay) {
        await().until(() -> relay.management("/health").statusCode() == 200);
    }

    /** Also P3: what was processed and left in place is not processed again, before and after a restart. */
    @Test
    void readFilesThatCannotLeaveTheInboxAreNeitherReadNorSentAgainAndLeaveItByThemselvesLater() throws Exception {
        Path done = block("done");
        for (int i = 0; i < FILES; i++) {
            drop(
                    "f" + i + ".csv",
                    TeaOrders.CSV_HEADER + TeaOrders.pendingRow("LEFT-" + i, "105.00", TeaOrders.phone(i)));
        }
        try (RunningRelay relay = relay()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.stats().accepted() == FILES);
            awaitRed(relay, "stays in the inbox");
            assertThat(relay.management("/health/ready").statusCode()).isEqualTo(200);
        }
        try (RunningRelay relay = relay()) {
            awaitRed(relay, "done");
            assertThat(count("inbox")).isEqualTo(FILES);
            assertThat(files(relay))
                    .hasSize(FILES)
                    .allMatch(file -> file.path("duplicate").asInt() == 0);

            Files.delete(done);

            await().atMost(Duration.ofSeconds(30)).until(() -> count("inbox") == 0);
            awaitGreen(relay);
            await().atMost(Duration.ofSeconds(30)).until(() -> count("results") == FILES);
            assertThat(count("done")).isEqualTo(FILES);
            assertThat(files(relay)).hasSize(FILES);
            assertThat(sandbox.stats().accepted()).isEqualTo(FILES);
        }
    }

    @Test
    void aFileThatIsUploadedAgainIsAnsweredAgainAndNothingIsSent() throws Exception {
        uploadedAgain(40);
    }

    @Test
    @Tag("nightly")
    void tenThousandFilesThatComeAgainAfterARestartAreThroughWithinAMinute() throws Exception {
        System.out.printf("FileFaultsTest: 10,000 files again in %.0f s%n", uploadedAgain(10_000));
    }

    /** Seconds until all of them have left the inbox once more. */
    private double uploadedAgain(int files) throws Exception {
        Duration most = Duration.ofSeconds(60);
        try (RunningRelay relay = relay()) {
            for (int i = 0; i < files; i++) {
                String row = TeaOrders.pendingRow("AGAIN-" + i, "105.00", TeaOrders.phone(i % 10_000));
                drop("f" + i + ".csv", TeaOrders.CSV_HEADER + row);
            }
            await().atMost(most.multipliedBy(5))
                    .until(() -> Files.exists(at("results", "")) && count("results") == files);
            assertThat(relay.management("/health").statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < files; i++) {
            Files.copy(at("done", "f" + i + ".csv"), at("inbox", "f" + i + ".csv"));
        }
        try (RunningRelay relay = relay()) {
            long start = System.nanoTime();
            await().atMost(most).until(() -> count("inbox") == 0);
            double seconds = (System.nanoTime() - start) / 1e9;
            await().atMost(most).until(() -> count("results") == 2L * files);
            assertThat(files(relay))
                    .filteredOn(file -> file.path("duplicate").asInt() == 1)
                    .hasSize(Math.min(files, 1000));
            assertThat(sandbox.stats().accepted()).isEqualTo(files);
            return seconds;
        }
    }

    @Test
    void aResultWaitsForItsFolder() throws Exception {
        Path results = block("results");
        try (RunningRelay relay = relay();
                LogLines log = new LogLines()) {
            drop("good.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("WAITS", "105.00"));

            awaitRed(relay, "good.csv.result.csv cannot be written");
            assertThat(at("done", "good.csv")).exists();
            await().during(Duration.ofSeconds(2)).until(() -> true);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("file.fault"))
                    .hasSize(1);

            Files.delete(results);

            await().until(() -> Files.exists(at("results", "good.csv.result.csv")));
            awaitGreen(relay);
        }
    }

    @Test
    void anUnreadableFileStaysUntilItsReasonCanBeWritten() throws Exception {
        Path rejected = block("rejected");
        try (RunningRelay relay = relay()) {
            drop("bad.csv", "what\n1\n");

            awaitRed(relay, "bad.csv stays in the inbox");
            assertThat(at("inbox", "bad.csv")).exists();

            Files.delete(rejected);

            await().until(() -> Files.exists(at("rejected", "bad.csv")));
            assertThat(at("rejected", "bad.csv.reason.txt")).exists();
            awaitGreen(relay);
            assertThat(files(relay)).hasSize(1);
        }
    }

    @Test
    void anInboxThatIsGoneIsTold() throws Exception {
        try (RunningRelay relay = relay()) {
            await().until(() -> Files.exists(at("inbox", "")));
            awaitGreen(relay);

            Files.delete(at("inbox", ""));

            awaitRed(relay, "the inbox cannot be looked into");
            drop("good.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("BACK", "105.00"));
            await().until(() -> Files.exists(at("results", "good.csv.result.csv")));
            awaitGreen(relay);
        }
    }
}
