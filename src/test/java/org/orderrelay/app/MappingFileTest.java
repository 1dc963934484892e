package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.intake.CamelPaths;

/** A faulty mapping file refuses the start, and says everything that is wrong with it at once, each with its line. */
class MappingFileTest {
    @TempDir
    private Path folder;

    private List<String> faults(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("erp.yaml"), yaml);
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> MappingFile.read(file, new CamelPaths()));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.faults();
    }

    @Test
    void everyFaultIsToldWithItsLine() throws IOException {
        assertThat(faults("""
                        format: json
                        colour: green
                        decimal: dot
                        phone-region: India
                        zone: Asia/Pune
                        fields:
                          reference_id: $.ID
                          status: {from: $.ST, words: {A: pending, B: waiting, a: shipped}}
                          reference_id: $.NO
                          custmer.phone: $.TEL
                          customer.name: NAME1
                          description: {from: "$.A[", cut: 0}
                          occurred_at: {from: $.D, date: ddd.QQQQQQ}
                          currency: {value: INR, from: $.CUR}
                          tax: {from: $.TAX, date: iso}
                          item.name: $.N
                          event_id: {template: "{$.A"}
                        items:
                          fields:
                            name: {frm: $.N, value: x}
                        """))
                .satisfiesExactlyInAnyOrder(
                        fault("line 2: unknown key colour"),
                        fault("line 3: decimal must be one sign, like ','"),
                        fault(": phone-region must be a country's ISO code, like IN"),
                        fault("line 8: status: 'waiting' is no status;"),
                        fault("line 8: status: words has 'a' twice, and case does not count"),
                        fault("line 9: reference_id stands twice, first in line 7"),
                        fault("line 10: custmer.phone is no field of an order"),
                        fault("line 11: customer.name: 'NAME1' is no path; a path begins with $"),
                        fault("line 12: description: '$.A[' is no path:"),
                        fault("line 12: cut must be a whole number from 1 to 1000"),
                        fault("line 13: occurred_at: 'Asia/Pune' is no time zone, like Asia/Kolkata"),
                        fault("line 13: occurred_at: date 'ddd.QQQQQQ' is no pattern:"),
                        fault("line 14: currency needs one of from, template and value"),
                        fault("line 15: tax: date is for occurred_at and expires_at"),
                        fault("line 16: item.name belongs below items, as name"),
                        fault("line 17: event_id: the template has a brace that is never opened or closed"),
                        fault("line 19: items needs from, the path of the list of items, or repeat"),
                        fault("line 20: unknown key frm"));
    }

    private static org.assertj.core.api.ThrowingConsumer<String> fault(String end) {
        return told -> assertThat(told).startsWith("mappings/erp.yaml").contains(end);
    }

    @Test
    void aMappingWithoutIdentityIsNone() throws IOException {
        assertThat(faults("format: csv\nfields:\n  currency: Cur\n"))
                .containsExactly(
                        "mappings/erp.yaml: fields lacks reference_id", "mappings/erp.yaml: fields lacks status");
    }

    @Test
    void aKeyTwiceInOneBlockIsToldWhereverItStands() throws IOException {
        assertThat(faults("""
                        format: csv
                        format: json
                        fields:
                          reference_id: A
                          status: {from: B, words: {x: pending, x: shipped}}
                        """))
                .contains(
                        "mappings/erp.yaml line 2: format stands twice in one block",
                        "mappings/erp.yaml line 5: x stands twice in one block");
    }

    @Test
    void whatIsForJsonIsRefusedInCsvAndTheOtherWayRound() throws IOException {
        assertThat(
                        faults(
                                "format: csv\norders: $.a\nfields: {reference_id: A, status: B}\nitems: {from: $.x, fields: {name: N}}\n"))
                .containsExactlyInAnyOrder(
                        "mappings/erp.yaml line 2: orders is for JSON",
                        "mappings/erp.yaml line 4: items.from is for JSON; in CSV each row is an item, or say repeat");
        assertThat(faults("format: json\ndelimiter: ;\ncharset: latin-9000\n"))
                .containsExactlyInAnyOrder(
                        "mappings/erp.yaml line 3: charset must be auto or a charset, like windows-1252",
                        "mappings/erp.yaml: delimiter and charset are for CSV; JSON is UTF-8");
    }

    @Test
    void whatIsNotYamlSaysItsLine() throws IOException {
        assertThat(faults("format: json\nfields: [\n"))
                .singleElement()
                .asString()
                .endsWith("erp.yaml line 2: not YAML: while parsing a flow node");
    }
}
