package org.orderrelay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.RoutesOnTest;
import org.orderrelay.pipeline.intake.DocumentOpening;
import org.orderrelay.pipeline.intake.ReceivedDocument;

/**
 * Broken JSON documents on the real way from source to ledger: each ends as its orders or as reasons with a place, and
 * never as a fault of the relay's own.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JsonCorpusTest extends RoutesOnTest {
    private static final String ORDER =
            "{\"reference_id\":\"A-1\",\"status\":\"shipped\",\"customer\":{\"phone\":\"+919876543210\"}}";
    private static final List<Seeds.Seed> SEEDS = Seeds.of("json.yaml", Map.of("O", ORDER));
    private static final List<String> MEANING = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud83d",
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\0",
            "\uFEFF",
            "\"reference_id\":",
            "\"status\":\"pending\"",
            "\"items\":[{}]",
            "\"customer\":",
            "e",
            ORDER,
            "\n",
            "//",
            "\"notes\":{\"a\":{}}",
            "\u202E");
    private static final List<String> UNREADABLE = List.of("json", "size");

    private final JsonDocuments documents = new JsonDocuments();

    @Override
    protected List<String> files() {
        return THE_WAY;
    }

    @Test
    void thereAreTwoHundredSeeds() {
        assertThat(SEEDS).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void everySeedEndsAsItShould() {
        Dose.everySeed(SEEDS, (document, seed) -> {
            List<Entry> entries = entries(document);
            if (seed.group().verdict() != null) {
                assertThat(entries)
                        .allSatisfy(entry -> assertThat(verdict(entry))
                                .isEqualTo(seed.group().verdict()));
            }
        });
    }

    @Test
    void tenThousandChangedDocumentsEndAsOrdersOrReasons() {
        Dose.mutations(10_000, SEEDS, new Mutator(3, MEANING), (document, seed) -> entries(document));
    }

    @Test
    @Tag("nightly")
    void aHundredThousandChangedDocumentsEndAsOrdersOrReasons() {
        Dose.mutations(100_000, SEEDS, new Mutator(4, MEANING), (document, seed) -> entries(document));
    }

    private static String verdict(Entry entry) {
        if (entry instanceof Entry.Invalid invalid) {
            Violation first = invalid.violations().get(0);
            return UNREADABLE.contains(first.rule()) ? "unreadable" : "invalid";
        }
        return "valid";
    }

    /** What became of a document: as many entries as it has orders, or one that says why it has none. */
    private List<Entry> entries(byte[] document) {
        ledger.recorded.clear();
        template.sendBody("direct:received-documents", List.of(received(document)));
        List<Entry> entries = ledger.recorded.stream().flatMap(List::stream).toList();
        int orders = documents.read(document) instanceof JsonDocuments.Parsed parsed
                ? parsed.orders().size()
                : 1;
        int expected = orders > DocumentOpening.MOST_ORDERS ? 1 : orders;
        assertThat(entries).hasSize(expected).allSatisfy(JsonCorpusTest::isTold);
        return entries;
    }

    /** Too large a document is refused by its source already. */
    private static ReceivedDocument received(byte[] document) {
        Origin origin = Origin.of("jms", "corpus");
        return document.length <= JsonDocuments.MOST_BYTES
                ? ReceivedDocument.of(origin, document)
                : new ReceivedDocument(origin, "", new Violation("", "size", "more than 1 MB"));
    }

    private static void isTold(Entry entry) {
        if (entry instanceof Entry.Invalid invalid) {
            assertThat(invalid.violations()).isNotEmpty().allSatisfy(violation -> {
                assertThat(violation.rule()).isNotBlank().isNotEqualTo("internal");
                assertThat(violation.message()).isNotBlank();
                assertThat(violation.message().chars()).noneMatch(Character::isISOControl);
                assertThat(violation.path().chars()).noneMatch(Character::isISOControl);
            });
        }
    }
}
