package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.corpus.Mutator;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.CsvOrders;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.mapping.MappedOrder;
import org.orderrelay.intake.mapping.SourceForm;

/** The documents of the shipped mappings, changed at random: each ends as orders, or as reasons, and never as a fault. */
class MappedCorpusTest {
    private static final List<String> MEANING = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "{}",
            "[]",
            "\"\"",
            "true",
            "-1",
            "1e99999",
            "\n",
            ";",
            "\t",
            "\0",
            "1.249,50",
            "31.02.2026",
            "2026-13-01",
            "\u202F",
            "'",
            "$",
            "@");

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "sap, sap-orders.json",
        "odoo, odoo-orders.json",
        "row-per-item, row-per-item.csv",
        "row-per-order, row-per-order.csv"
    })
    void aThousandChangedDocumentsEndAsOrdersOrReasons(String mapping, String sample) throws IOException {
        mutations(1_000, mapping, sample);
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({
        "sap, sap-orders.json",
        "odoo, odoo-orders.json",
        "row-per-item, row-per-item.csv",
        "row-per-order, row-per-order.csv"
    })
    void twentyThousandChangedDocumentsEndAsOrdersOrReasons(String mapping, String sample) throws IOException {
        mutations(20_000, mapping, sample);
    }

    private void mutations(int count, String mapping, String sample) throws IOException {
        MappingFiles files = new MappingFiles(
                Path.of("config/mappings"), Settings.load(Path.of("config"), data, Map.of()), Clock.systemUTC());
        SourceForm form = files.form(files.read(mapping));
        byte[] document = Files.readAllBytes(Path.of("src/samples/mappings", sample));
        Mutator mutator = new Mutator(9, MEANING);
        for (int i = 0; i < count; i++) {
            byte[] changed = mutator.changed(document, document);
            List<Reading> readings = sample.endsWith(".csv") ? rows(form, changed) : orders(form, changed);
            assertThat(readings)
                    .as("change %s of %s", i, sample)
                    .allSatisfy(reading -> assertThat(reading instanceof Reading.Invalid invalid
                                    && invalid.violations().isEmpty())
                            .isFalse());
        }
    }

    private static List<Reading> rows(SourceForm form, byte[] file) throws IOException {
        List<Reading> readings = new ArrayList<>();
        if (CsvOrders.open(new ByteArrayInputStream(file), form.csv()) instanceof CsvOrders.Opened opened) {
            int last = 0;
            for (CsvOrders orders = opened.orders(); orders.hasNext(); ) {
                CsvOrder order = orders.next();
                assertThat(order.firstRow()).isEqualTo(last + 1);
                last = order.lastRow();
                readings.add(order.read(form.orders()));
            }
        }
        return readings;
    }

    private static List<Reading> orders(SourceForm form, byte[] document) {
        List<Reading> readings = new ArrayList<>();
        if (new JsonDocuments().read(document) instanceof JsonDocuments.Parsed parsed
                && form.open(parsed.tree()) instanceof SourceForm.Opened opened) {
            for (Object order : opened.orders()) {
                Object candidate = form.candidate(order == null ? "null" : order);
                readings.add(
                        candidate instanceof MappedOrder mapped
                                ? mapped.read(form.orders())
                                : form.orders().read(candidate));
            }
        }
        return readings;
    }
}
