package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** Big files in a small heap, and {@code kill -9} in the middle of one. The sandbox's log is the oracle. */
final class BigFileTest {
    private static final String SMALL_HEAP = "-Xmx256m";
    private static final int IN_FLIGHT = 256;
    private static final int KILLED_ROWS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER =
            "reference_id,status,customer.phone,currency,item.retailer_id,item.name,item.quantity,item.amount,"
                    + "item.country_of_origin,item.importer_name,item.importer_address.address_line1,"
                    + "item.importer_address.city,item.importer_address.country_code,"
                    + "item.importer_address.postal_code,subtotal,total_amount\n";

    @TempDir
    private Path work;

    private RelayProcess relay(Sandbox sandbox) throws IOException {
        Files.createDirectories(work.resolve("files/inbox"));
        return new RelayProcess(work, sandbox.baseUrl())
                .with("SOURCE_FILES_DIRECTORY", work.resolve("files").toString())
                .with("SOURCE_FILES_COMPLETE", "rename")
                .with("SOURCE_FILES_POLL", "200ms");
    }

    /** Rows of one file, written as a stream. */
    @FunctionalInterface
    private interface Rows {
        void write(BufferedWriter file) throws IOException;
    }

    private void drop(String name, Rows rows) throws IOException {
        Path aside = work.resolve(name);
        try (BufferedWriter file = Files.newBufferedWriter(aside)) {
            file.write(HEADER);
            rows.write(file);
        }
        Files.move(aside, work.resolve("files/inbox").resolve(name));
    }

    private static String row(int order, int items, int item) {
        return "F-" + order + ",pending,+9198" + String.format("%08d", order) + ",INR,T" + item
                + ",Tea,1,10.00,IN,Acme,1 Main St,Pune,IN,411001," + 10 * items + ".00," + 10 * items + ".00\n";
    }

    private static JsonNode file(RelayProcess relay) throws IOException {
        return JSON.readTree(relay.get(relay.httpUrl() + "/v1/files"))
                .path("items")
                .path(0);
    }

    private Path result(String name) {
        return work.resolve("files/results").resolve(name + ".result.csv");
    }

    @Test
    void aLineOfAHundredMegabytesIsRefusedWithItsNumberAndItsNeighboursAreSent() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            RelayProcess relay = relay(sandbox).start(SMALL_HEAP, "-XX:+ExitOnOutOfMemoryError");
            try {
                String megabyte = "x".repeat(1 << 20);
                drop("line.csv", file -> {
                    file.write(row(1, 1, 1));
                    file.write("F-2,pending,");
                    for (int i = 0; i < 100; i++) {
                        file.write(megabyte);
                    }
                    file.write("\n" + row(3, 1, 1));
                });
                await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(result("line.csv")));

                assertThat(Files.readAllLines(result("line.csv")))
                        .anyMatch(line -> line.matches("2,.*,rejected,length,\"line 3: .*"))
                        .anyMatch(line -> line.startsWith("3,F-3,pending,accepted,"))
                        .hasSize(4);
                assertThat(sandbox.stats().accepted()).isEqualTo(2);
                assertThat(relay.stop()).isZero();
            } finally {
                relay.kill();
            }
        }
    }

    @Test
    void afterAKillInTheMiddleOfAFileEveryRowIsThereOnce() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            RelayProcess relay = relay(sandbox).start(SMALL_HEAP);
            try {
                drop("big.csv", file -> {
                    for (int i = 0; i < KILLED_ROWS; i++) {
                        file.write(row(i, 1, 1));
                    }
                });
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .ignoreExceptions() // its REST edge is not up yet
                        .until(() -> file(relay).path("rows").asInt() > KILLED_ROWS / 5);
                relay.kill();
                relay.start(SMALL_HEAP);
                await().atMost(Duration.ofSeconds(90))
                        .ignoreExceptions() // as above
                        .until(() -> file(relay).path("rows").asInt() == KILLED_ROWS && isSent(file(relay)));
                assertThat(Files.readString(relay.log()))
                        .as("it was killed in the middle")
                        .containsPattern("file.open .* rows_before=[1-9]");
                verify(sandbox, file(relay));
            } finally {
                relay.kill();
            }
        }
    }

    private static boolean isSent(JsonNode file) {
        return file.path("queued").asInt() + file.path("sending").asInt() == 0
                && !file.path("closed_at").isNull();
    }

    private static void verify(Sandbox sandbox, JsonNode file) throws IOException {
        assertThat(file.path("duplicate").asInt() + file.path("rejected").asInt())
                .as("read twice: " + file)
                .isZero();
        assertThat(file.path("accepted").asInt() + file.path("unknown").asInt()).isEqualTo(KILLED_ROWS);
        assertThat(file.path("unknown").asInt()).as("calls open at the kill").isLessThanOrEqualTo(IN_FLIGHT);
        Map<String, Integer> accepted = new HashMap<>();
        for (String line : sandbox.log()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.get("accepted").asBoolean()) {
                accepted.merge(entry.get("reference_id").asText(), 1, Integer::sum);
            }
        }
        assertThat(accepted.values()).as("sent twice").allMatch(count -> count == 1);
        assertThat(accepted.size()).isGreaterThanOrEqualTo(file.path("accepted").asInt());
    }

    @Test
    @Tag("nightly")
    void fiveMillionRowsAreTakenInWithASmallHeap() throws Exception {
        int orders = Integer.getInteger("big.file.orders", 500_000);
        int items = 10;
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            sandbox.latency(60_000); // nothing is delivered meanwhile
            Path collections = work.resolve("gc.log");
            RelayProcess relay = relay(sandbox)
                    .with("DELIVERY_IN_FLIGHT", "1")
                    .start(SMALL_HEAP, "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=" + collections);
            try {
                drop("rows.csv", file -> {
                    for (int i = 0; i < orders * items; i++) {
                        file.write(row(i / items, items, i % items));
                    }
                });
                long start = System.nanoTime();
                Path done = work.resolve("files/done/rows.csv");
                await().atMost(Duration.ofMinutes(60))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> Files.exists(done));
                double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
                int heap = mostAfterCollection(collections).orElseThrow();
                System.out.printf(
                        "BigFileTest: %,d rows, %,d bytes, in %.0f s, %,.0f rows/s; most heap after a collection %d MB%n",
                        orders * items, Files.size(done), seconds, orders * items / seconds, heap);
                assertThat(file(relay).path("rows").asInt()).isEqualTo(orders * items);
                assertThat(file(relay).path("rejected").asInt()).isZero();
                assertThat(heap)
                        .as("after young collections, garbage of older ones counted")
                        .isLessThan(200);
            } finally {
                relay.kill();
            }
        }
    }

    private static OptionalInt mostAfterCollection(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.matches(".*->[0-9]+M\\(.*"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll(".*->([0-9]+)M\\(.*", "$1")))
                    .max();
        }
    }
}
