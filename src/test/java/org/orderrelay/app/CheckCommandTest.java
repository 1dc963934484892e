package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.pipeline.TeaOrders;
import picocli.CommandLine;

/** The dry run, with the shipped configuration and without its credentials. */
class CheckCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String... arguments) {
        return new CommandLine(new CheckCommand(Map.of(), CLOCK))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private int check(Path file, String... options) {
        String[] all = new String[options.length + 3];
        System.arraycopy(new String[] {file.toString(), "--config", "config"}, 0, all, 0, 3);
        System.arraycopy(options, 0, all, 3, options.length);
        return check(all);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @CsvSource({
        "sap, sap-orders.json, 2 orders: 2 would be sent in 2 messages, 0045001234",
        "odoo, odoo-orders.json, 2 orders: 2 would be sent in 2 messages, S00042",
        "row-per-item, row-per-item.csv, 3 orders: 3 would be sent in 3 messages, TEA-7001",
        "row-per-order, row-per-order.csv, 3 orders: 3 would be sent in 4 messages, WEB-9002"
    })
    void theShippedSamplesWouldAllBeSent(String mapping, String sample, String summary, String reference) {
        assertThat(check(Path.of("src/samples/mappings", sample), "--mapping", mapping))
                .as(out + "\n" + err)
                .isZero();

        assertThat(out.toString())
                .contains(summary + ", 0 invalid. Nothing was sent or recorded.")
                .contains(reference, "pending", "kaleyra-in", "ord_det_temp1 (en_US)", "+91")
                .doesNotContain("76543");
        assertThat(err.toString()).isEqualToIgnoringNewLines("not set, and not needed here: KALEYRA_API_KEY");
    }

    @Test
    void whatIsInvalidIsListedWithItsReasonsAndTheOthersGoOn() throws IOException {
        Path file = file(
                "orders.json",
                "[" + TeaOrders.pending("A-1", "1.00") + "," + TeaOrders.status("A-2", "shipped") + ", null]");

        assertThat(check(file)).isEqualTo(1);

        assertThat(out.toString())
                .containsPattern("order 0 +A-1 +pending +- +- +INVALID")
                .contains("/total_amount [sum] is 1.00")
                .containsPattern("order 1 +A-2 +shipped +\\+91\\*+41 +kaleyra-in +order_confirmation \\(en_US\\)")
                .containsPattern("order 2 +\\? ")
                .contains("3 orders: 1 would be sent in 1 message, 2 invalid.");
    }

    @Test
    void aProvidersLimitIsAReasonToo() throws IOException {
        String foreign = TeaOrders.pending("A-1").replace("INR", "BRL");

        assertThat(check(file("one.json", foreign))).isEqualTo(1);

        assertThat(out.toString()).contains("INVALID").contains("currency");
    }

    @Test
    void aDocumentALineIsReadLineByLine() throws IOException {
        String lines = oneLine(TeaOrders.pending("A-1")) + "\n{broken\n\n["
                + oneLine(TeaOrders.status("A-2", "shipped")) + "]\n";

        assertThat(check(file("orders.ndjson", lines))).isEqualTo(1);

        assertThat(out.toString()).contains("line 1 order 0", "line 2 document", "line 4 order 0", "2 would be sent");
    }

    private static String oneLine(String json) {
        return json.replaceAll("\\s*\n\\s*", " ");
    }

    @Test
    void rowsOfAFileAndItsHeaderAreTold() throws IOException {
        assertThat(check(file("rows.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("A-1", "105.00") + "A-2\n")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("row 1 ", "row 2 ", "[columns]", "2 orders: 1 would be sent");

        assertThat(check(file("other.csv", "Order;State\n1;2\n"))).isEqualTo(1);
        assertThat(out.toString()).contains("header ", "unknown columns: 'Order', 'State'");
    }

    @Test
    void programsGetTheSameAsJson() throws IOException {
        Path file = file(
                "orders.json", "[" + TeaOrders.pending("A-1", "1.00") + "," + TeaOrders.status("A-2", "shipped") + "]");

        assertThat(check(file, "--json")).isEqualTo(1);

        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertThat(told.at("/orders/0/violations/0/path").asText()).isEqualTo("/total_amount");
        assertThat(told.at("/orders/1/messages/0/account").asText()).isEqualTo("kaleyra-in");
        assertThat(told.at("/orders/1/messages/0/recipient").asText()).startsWith("+91*");
        assertThat(told.at("/summary/orders").asInt()).isEqualTo(2);
        assertThat(told.at("/summary/invalid").asInt()).isEqualTo(1);
    }

    @Test
    void whatCannotRunEndsWithTwoAndASentence() throws IOException {
        Path file = file("orders.json", TeaOrders.pending("A-1"));
        List<String[]> wrong = List.of(
                new String[] {folder.resolve("nowhere.json").toString()},
                new String[] {file.toString(), "--config", folder.toString()},
                new String[] {file.toString(), "--config", "config", "--mapping", "oracle"},
                new String[] {file.toString(), "--config", "config", "--source", "fax"},
                new String[] {file.toString(), "--colour"},
                new String[] {});
        for (String[] arguments : wrong) {
            assertThat(check(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
        }
        assertThat(err.toString())
                .contains(
                        "nowhere.json is no file that can be read",
                        "accounts.yaml is missing",
                        "oracle.yaml is missing")
                .contains("--source must be jms, rest, file or sftp")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theHelpTellsTheExitCodes() {
        assertThat(check("--help")).isZero();

        assertThat(out.toString())
                .contains("Exit codes:", "every order of the file would be sent", "at least one order");
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.createDirectory(config.resolve("codes"));
        try (var codes = Files.list(Path.of("config/codes"))) {
            for (Path table : codes.toList()) {
                Files.copy(table, config.resolve("codes").resolve(table.getFileName()));
            }
        }
        Files.copy(Path.of("config/accounts.yaml"), config.resolve("accounts.yaml"));

        assertThat(check(file("o.json", TeaOrders.pending("A-1")).toString(), "--config", config.toString()))
                .as(err.toString())
                .isZero();

        try (var left = Files.list(config)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsOnly("codes", "accounts.yaml");
        }
    }
}
