package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.jdbc.Postgres;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Two nodes with one PostgreSQL on one folder. */
class TwoNodesTest {
    private static final int FILES = 40;
    private static final int ROWS = 5;

    @TempDir
    private Path folder;

    @Test
    void everyRowOfASharedFolderIsReadOnceAndNobodyComplains() throws Exception {
        LedgerSettings ledger = Postgres.empty("unused");
        for (int i = 0; i < FILES; i++) {
            drop("f" + i + ".csv", i);
        }
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                LogLines log = new LogLines();
                RunningRelay one = node("one", sandbox, ledger);
                RunningRelay two = node("two", sandbox, ledger)) {
            for (int i = FILES; i < 2 * FILES; i++) {
                drop("f" + i + ".csv", i);
            }
            await().atMost(Duration.ofSeconds(40)).until(() -> count("results") == 2 * FILES);
            assertThat(count("inbox")).isZero();
            assertThat(count("done")).isEqualTo(2 * FILES);
            JsonNode files = new ObjectMapper()
                    .readTree(one.get("/v1/files?limit=1000").body())
                    .path("items");
            assertThat(files)
                    .hasSize(2 * FILES)
                    .allMatch(file -> file.path("accepted").asInt() == ROWS);
            assertThat(sandbox.stats().accepted()).isEqualTo(2L * FILES * ROWS);
            assertThat(two.management("/health").statusCode()).isEqualTo(200);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
                    .allMatch(line -> line.contains("MBeanServer")); // two relays in one process
        }
    }

    private void drop(String name, int file) throws Exception {
        StringBuilder rows = new StringBuilder(TeaOrders.CSV_HEADER);
        IntStream.range(file * ROWS, (file + 1) * ROWS)
                .forEach(row -> rows.append(TeaOrders.pendingRow("TWO-" + row, "105.00", TeaOrders.phone(row))));
        Path inbox = Files.createDirectories(folder.resolve("files/inbox"));
        Files.move(Files.writeString(folder.resolve("work"), rows), inbox.resolve(name));
    }

    private long count(String place) throws Exception {
        Path at = folder.resolve("files").resolve(place);
        if (!Files.exists(at)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(at)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    private RunningRelay node(String name, Sandbox sandbox, LedgerSettings ledger) throws Exception {
        return new RunningRelay(
                folder.resolve(name),
                RunningRelay.unlimited(),
                sandbox.baseUrl(),
                Map.of(
                        "LEDGER_URL", ledger.url(),
                        "LEDGER_USER", ledger.user(),
                        "LEDGER_PASSWORD", String.valueOf(ledger.password()),
                        "SOURCE_FILES_DIRECTORY", folder.resolve("files").toString(),
                        "SOURCE_FILES_POLL", "20ms",
                        "SOURCE_FILES_COMPLETE", "rename"));
    }
}
