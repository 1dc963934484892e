package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** The watched folder of a running relay: what goes in, where it ends, what the result says. */
@OfRoutes({
    "12-ingest-folder",
    "14-read-file",
    "15-read-rows",
    "80-write-results",
    "81-place-reports",
    "82-place-reports-in-folder"
})
class FolderTest {
    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        relay = new RunningRelay(
                folder,
                sandbox.baseUrl(),
                Map.of(
                        "SOURCE_FILES_DIRECTORY",
                        folder.resolve("files").toString(),
                        "SOURCE_FILES_POLL",
                        "100ms",
                        "SOURCE_FILES_SETTLE",
                        "100ms",
                        "SOURCE_FILES_UNPACK",
                        "true"));
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    private static Path at(String place, String name) {
        return folder.resolve("files").resolve(place).resolve(name);
    }

    private static void drop(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("files/inbox"));
        Path work = Files.writeString(folder.resolve(name + ".work"), text);
        Files.move(work, at("inbox", name));
    }

    private static List<String> names(String place) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("files").resolve(place))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The newest file of a name, with its refused rows. */
    private static JsonNode file(String name) throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (JsonNode item :
                json.readTree(relay.get("/v1/files?limit=1000").body()).path("items")) {
            if (item.path("name").asText().equals(name)) {
                return json.readTree(
                        relay.get("/v1/files/" + item.path("id").asText()).body());
            }
        }
        throw new AssertionError("no file " + name);
    }

    @Test
    void aFileIsDoneAndItsResultTellsRowByRow() throws Exception {
        drop(
                "good.csv",
                TeaOrders.CSV_HEADER
                        + TeaOrders.pendingRow("CSV-1", "105.00")
                        + TeaOrders.pendingRow("CSV-2", "1.00")
                        + TeaOrders.pendingRow("CSV-1", "105.00"));

        await().until(() -> Files.exists(at("results", "good.csv.result.csv")));
        assertThat(at("done", "good.csv")).exists();
        assertThat(at("inbox", "good.csv")).doesNotExist();
        assertThat(Files.readAllLines(at("results", "good.csv.result.csv")))
                .hasSizeGreaterThan(3)
                .startsWith("row,reference,status,state,code,reason")
                .anyMatch(line -> line.startsWith("1,CSV-1,pending,accepted,"))
                .anyMatch(line -> line.startsWith("2,CSV-2,pending,rejected,"))
                .anyMatch(line -> line.startsWith("3,CSV-1,pending,duplicate,"));
    }

    /** As Kaleyra's own sample ends: no blank that is trimmed, but a character no reference has. */
    @Test
    void aReferenceThatEndsInANarrowNoBreakSpaceIsRejectedAndNotSent() throws Exception {
        drop(
                "narrow.csv",
                TeaOrders.CSV_HEADER
                        + TeaOrders.pendingRow("395XXXXX\u202F", "105.00")
                        + TeaOrders.pendingRow("CSV-AFTER", "105.00"));

        await().until(() -> Files.exists(at("results", "narrow.csv.result.csv")));
        assertThat(Files.readAllLines(at("results", "narrow.csv.result.csv")))
                .anyMatch(line -> line.startsWith("1,395XXXXX\u202F,pending,rejected,characters,"))
                .anyMatch(line -> line.startsWith("2,CSV-AFTER,pending,accepted,"));
        assertThat(sandbox.accepted("395XXXXX\u202F")).isEmpty();
        assertThat(sandbox.accepted("395XXXXX")).isEmpty();
    }

    @Test
    void theConservationLawHolds() throws Exception {
        drop("counted.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("CSV-4", "105.00"));
        await().until(() -> Files.exists(at("results", "counted.csv.result.csv")));

        JsonNode file = file("counted.csv");
        assertThat(file.path("rows").asInt()).isEqualTo(1);
        assertThat(file.path("accepted").asInt()).isEqualTo(1);
        assertThat(file.path("done").asBoolean()).isTrue();
        assertThat(relay.get("/v1/files/" + file.path("id").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void badRowsStopNothingAndAreListedWithLineColumnClassAndRule() throws Exception {
        String good = TeaOrders.pendingRow("CSV-Q1", "105.00");
        String phone = TeaOrders.pendingRow("CSV-Q2", "105.00").replace(TeaOrders.PHONE, "+9198765");
        drop("quarantine.csv", TeaOrders.CSV_HEADER + good + "\n" + phone + "CSV-Q3,half\n" + good.replace("Q1", "Q4"));
        await().until(() -> Files.exists(at("results", "quarantine.csv.result.csv")));

        assertThat(Files.readAllLines(at("results", "quarantine.csv.result.csv")))
                .anyMatch(
                        line -> line.startsWith("2,CSV-Q2,pending,rejected,phone,\"line 4, customer.phone, phone(8): "))
                .anyMatch(line -> line.startsWith("3,CSV-Q3,half,rejected,columns,\"line 5: "))
                .anyMatch(line -> line.startsWith("4,CSV-Q4,pending,accepted,"))
                .noneMatch(line -> line.contains("98765,"));
        JsonNode quarantine = file("quarantine.csv").path("quarantine");
        assertThat(quarantine).hasSize(2);
        assertThat(quarantine.get(0).path("line").asInt()).isEqualTo(4);
        assertThat(quarantine.get(0).path("row").asInt()).isEqualTo(2);
        assertThat(quarantine.get(0).path("column").asText()).isEqualTo("customer.phone");
        assertThat(quarantine.get(0).path("value_class").asText()).isEqualTo("phone(8)");
        assertThat(quarantine.get(0).path("rule").asText()).isEqualTo("phone");
        assertThat(quarantine.get(1).path("rule").asText()).isEqualTo("columns");
        assertThat(quarantine.toString()).doesNotContain("98765,");
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsText() throws Exception {
        String rows = Stream.of("=1+1", "+1", "-1", "@a", "ok")
                .map(reference -> TeaOrders.pendingRow(reference, "1.00"))
                .collect(Collectors.joining());
        drop("formula.csv", TeaOrders.CSV_HEADER + rows);
        await().until(() -> Files.exists(at("results", "formula.csv.result.csv")));

        assertThat(Files.readAllLines(at("results", "formula.csv.result.csv")))
                .filteredOn(line -> line.matches("[0-9].*"))
                .allMatch(line -> line.matches("[0-9],('[=+@-]|ok).*"))
                .hasSize(5);
    }

    @Test
    void aPackedFileIsReadAndABombIsNot() throws Exception {
        Path packed = folder.resolve("packed.work");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(
                    (TeaOrders.CSV_HEADER + TeaOrders.pendingRow("CSV-GZ", "105.00")).getBytes(StandardCharsets.UTF_8));
        }
        Path bomb = folder.resolve("bomb.work");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(TeaOrders.CSV_HEADER.getBytes(StandardCharsets.UTF_8));
            out.write(new byte[4 << 20]);
        }
        Files.createDirectories(folder.resolve("files/inbox"));
        Files.move(packed, at("inbox", "packed.csv.gz"));
        Files.move(bomb, at("inbox", "bomb.csv.gz"));

        await().until(() -> Files.exists(at("results", "packed.csv.gz.result.csv")));
        assertThat(sandbox.accepted("CSV-GZ")).hasSize(1);
        await().until(() -> Files.exists(at("rejected", "bomb.csv.gz")));
        assertThat(Files.readString(at("rejected", "bomb.csv.gz.reason.txt"))).contains("unpacked");
        assertThat(file("bomb.csv.gz").path("reason").asText()).contains("unpacked");
    }

    @Test
    void aFileWithoutAHeaderThatMakesSenseIsRejectedWithAReason() throws Exception {
        drop("broken.csv", "what,is,this\n1,2,3\n");

        await().until(() -> Files.exists(at("rejected", "broken.csv.reason.txt")));
        await().until(() -> Files.exists(at("rejected", "broken.csv")));
        assertThat(Files.readString(at("rejected", "broken.csv.reason.txt"))).isNotBlank();
        assertThat(at("inbox", "broken.csv")).doesNotExist();
    }

    @Test
    void aNameThatExistsGetsTheTimeBehindIt() throws Exception {
        drop("daily.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("CSV-5", "105.00"));
        await().until(() -> Files.exists(at("results", "daily.csv.result.csv")));

        drop("daily.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("CSV-6", "105.00"));

        await().until(() -> names("results").stream()
                        .filter(name -> name.startsWith("daily.csv"))
                        .count()
                == 2);
        assertThat(names("done"))
                .filteredOn(name -> name.matches("daily\\.csv\\.[0-9]{8}T[0-9]{9}"))
                .hasSize(1);
        assertThat(names("done")).contains("daily.csv");
    }

    @Test
    void whatIsNoCsvNameIsLeftAlone() throws Exception {
        drop(".hidden.csv", "x");
        drop("orders.csv.part", "x");
        drop("two words.csv", "x");
        drop("after.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("CSV-7", "105.00"));

        await().until(() -> Files.exists(at("done", "after.csv")));
        assertThat(names("inbox")).contains(".hidden.csv", "orders.csv.part", "two words.csv");
    }
}
