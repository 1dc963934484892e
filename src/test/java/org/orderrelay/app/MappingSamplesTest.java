package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.enrich.Enrichment;
import org.orderrelay.enrich.RecipientSplit;
import org.orderrelay.intake.CsvOrders;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.mapping.MappedOrder;
import org.orderrelay.intake.mapping.SourceForm;
import org.orderrelay.provider.Composition;

/** The shipped mappings: their sample documents become the orders of the golden files, and Kaleyra can be sent them. */
class MappingSamplesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final Path SAMPLES = Path.of("src/samples/mappings");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;

    private Configuration shipped() {
        return Configuration.read(Path.of("config"), data, Map.of("KALEYRA_API_KEY", "key"), CLOCK);
    }

    private SourceForm form(String mapping) {
        Settings settings = Settings.load(Path.of("config"), data, Map.of());
        MappingFiles files = new MappingFiles(Path.of("config/mappings"), settings, CLOCK);
        return files.form(files.read(mapping));
    }

    private static List<Reading> readings(SourceForm form, Path sample) throws IOException {
        List<Reading> readings = new ArrayList<>();
        if (sample.toString().endsWith(".csv")) {
            CsvOrders.Opening opening = CsvOrders.open(Files.newInputStream(sample), form.csv());
            assertThat(opening).isInstanceOf(CsvOrders.Opened.class);
            ((CsvOrders.Opened) opening).orders().forEachRemaining(order -> readings.add(order.read(form.orders())));
        } else {
            Object tree = ((JsonDocuments.Parsed) new JsonDocuments().read(Files.readAllBytes(sample))).tree();
            ((SourceForm.Opened) form.open(tree))
                    .orders()
                    .forEach(order -> readings.add(((MappedOrder) form.candidate(order)).read(form.orders())));
        }
        return readings;
    }

    @ParameterizedTest
    @CsvSource({
        "sap, sap-orders.json",
        "odoo, odoo-orders.json",
        "row-per-item, row-per-item.csv",
        "row-per-order, row-per-order.csv"
    })
    void aSampleBecomesItsGoldenOrdersAndCanBeSent(String mapping, String sample) throws IOException {
        List<Reading> readings = readings(form(mapping), SAMPLES.resolve(sample));

        assertThat(readings).hasOnlyElementsOfType(Reading.Valid.class);
        assertThat(canonical(readings)).isEqualTo(golden(mapping));
        readings.forEach(reading -> assertComposes((Reading.Valid) reading));
    }

    @Test
    void theExampleOfTheReadmeWorks() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("## Your ERP's own format"));
        Path mapping = Files.writeString(data.resolve("my-erp.yaml"), block(section, "yaml"));
        Path document = Files.writeString(data.resolve("my-order.json"), block(section, "json"));

        List<Reading> readings = readings(form(mapping.toString()), document);

        assertThat(readings)
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Valid.class,
                        valid -> assertThat(valid.contentJson())
                                .isEqualTo(
                                        "{\"reference_id\":\"4500012345\",\"status\":\"shipped\",\"customer\":{\"phone\":\"+919876543210\"},"
                                                + "\"items\":[{\"retailer_id\":\"ASSAM-250\",\"name\":\"Assam second flush\",\"quantity\":2,\"amount\":\"1249.50\"}],"
                                                + "\"occurred_at\":\"2026-11-21T09:00:00Z\"}"));
    }

    private static String block(String text, String language) {
        String fence = "```" + language + "\n";
        int start = text.indexOf(fence) + fence.length();
        return text.substring(start, text.indexOf("```", start));
    }

    private static JsonNode canonical(List<Reading> readings) throws IOException {
        ArrayNode orders = JSON.createArrayNode();
        for (Reading reading : readings) {
            orders.add(JSON.readTree(((Reading.Valid) reading).contentJson()));
        }
        return orders;
    }

    private static JsonNode golden(String mapping) throws IOException {
        return JSON.readTree(
                Path.of("src/test/resources/mappings/" + mapping + ".json").toFile());
    }

    private void assertComposes(Reading.Valid reading) {
        Configuration shipped = shipped();
        Enrichment enrichment = new Enricher(shipped.contacts(), shipped.accounts(), shipped.routing())
                .enrich(reading.order(), "jms", Optional.empty());
        assertThat(enrichment).isInstanceOf(Enrichment.Enriched.class);
        Enrichment.Enriched enriched = (Enrichment.Enriched) enrichment;
        assertThat(new RecipientSplit(() -> "d-1").split(enriched))
                .isNotEmpty()
                .allSatisfy(notification -> assertThat(
                                shipped.providers().get("kaleyra").compose(notification, enriched.account()))
                        .isInstanceOf(Composition.Composed.class));
    }
}
