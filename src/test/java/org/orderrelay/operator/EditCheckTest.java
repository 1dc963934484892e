package org.orderrelay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.flipkart.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.order.Phone;

class EditCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01939c5e-7a00-7000-8000-000000000001";
    private static final String NUMBER = "919876543210";
    private static final String KALEYRA = "kaleyra/invoice-with-everything.json";
    private static final String INFOBIP = "infobip/template-upi-payu-with-everything.json";

    private final EditCheck unit = new EditCheck();

    private static String payload(String name) throws IOException {
        return JSON.readTree(Files.readString(Path.of("src/test/resources/payloads", name)))
                .toString();
    }

    private static DeliveryDetail delivery(String payload) {
        Instant at = Instant.EPOCH;
        DeliveryView view = new DeliveryView(
                ID,
                "event",
                "BM345A-12",
                "BM345A-12",
                "pending",
                new Phone('+' + NUMBER),
                "shop",
                "kaleyra",
                "details",
                "en_US",
                "dead",
                null,
                "WA400",
                "refused",
                null,
                1,
                null,
                null,
                null,
                at,
                at);
        return new DeliveryDetail(view, payload, List.of(), List.of(), List.of());
    }

    private Edit check(String name, String from, String to) throws IOException {
        String payload = payload(name);
        assertThat(payload).contains(from);
        return unit.check(delivery(payload), JSON.readValue(payload.replace(from, to), Map.class));
    }

    private List<String> violations(String name, String from, String to) throws IOException {
        return check(name, from, to) instanceof Edit.Refused refused
                ? refused.violations().stream()
                        .map(violation -> violation.rule() + ' ' + violation.path())
                        .toList()
                : List.of();
    }

    static Stream<String> payloads() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/payloads"))) {
            Path root = Path.of("src/test/resources/payloads");
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .map(file -> root.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }

    /** As a person gets it from the API: with the number masked. */
    @ParameterizedTest
    @MethodSource("payloads")
    void anyPayloadMayBeSentBackAsItIsShown(String name) throws IOException {
        String shown = payload(name).replace(NUMBER, Phone.mask('+' + NUMBER).substring(1));

        assertThat(unit.check(delivery(payload(name)), JSON.readValue(shown, Map.class)))
                .isEqualTo(new Edit.Checked(payload(name), "[]"));
    }

    @Test
    void theDiffLeadsFromTheOriginalToWhatIsSent() throws IOException {
        Edit.Checked edit = (Edit.Checked) check(KALEYRA, "\"1 Main St\"", "\"2 Main St\"");

        JsonNode patch = JSON.readTree(edit.diff());
        assertThat(JsonPatch.apply(patch, JSON.readTree(payload(KALEYRA)))).isEqualTo(JSON.readTree(edit.payload()));
        assertThat(patch)
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.path("op").asText()).isEqualTo("replace"));
        assertThat(edit.payload()).contains("\"to\":\"+" + NUMBER).doesNotContain("1 Main St");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"to\":\"+919876543210\"', '\"to\":\"+919876500000\"', fixed /messaging_object/to",
        "'\"ref\":\"01939c5e', '\"ref\":\"01939c5f', fixed /extra_info/ref",
        "'\"messaging_product\":\"whatsapp\"', '\"messaging_product\":\"sms\"', fixed /messaging_object/messaging_product",
        "'\"wa_source\"', '\"source\"', required /extra_info/wa_source",
        "'\"wa_source\"', '\"more\":1,\"wa_source\"', unknown-field /extra_info",
        "'\"ref1\":\"marketing\"', '\"ref1\":\" \"', blank /extra_info/ref1",
        "'\"ref1\":\"marketing\"', '\"ref1\":7', type /extra_info/ref1",
    })
    void whatMakesItThisMessageStays(String from, String to, String violation) throws IOException {
        assertThat(violations(KALEYRA, from, to)).contains(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"value\":24950},\"name\"', '\"value\":-1},\"name\"', range, items/0/amount/value",
        "'\"value\":24950},\"name\"', '\"value\":24950.5},\"name\"', type, items/0/amount/value",
        "'\"quantity\":2', '\"quantity\":0', range, items/0/quantity",
        "'\"quantity\":2', '\"quantity\":3', sum, subtotal/value",
        "'\"value\":3901', '\"value\":3902', sum, total_amount/value",
        "'\"offset\":100,\"value\":4000', '\"offset\":10,\"value\":4000', fixed, shipping/offset",
        "'\"status\":\"pending\"', '\"status\":\"shipped\"', fixed, status",
        "'\"reference_id\":\"BM345A-12\"', '\"reference_id\":\"BM345A-13\"', fixed, reference_id",
    })
    void amountsStayWholeAndSumsHold(String from, String to, String rule, String end) throws IOException {
        assertThat(violations(KALEYRA, from, to))
                .anySatisfy(found -> assertThat(found).startsWith(rule + ' ').endsWith('/' + end));
    }

    @Test
    void textsKeepWhatsAppsLimits() throws IOException {
        assertThat(violations(KALEYRA, "\"name\":\"Tea\"", "\"name\":\"" + "x".repeat(61) + '"'))
                .singleElement()
                .satisfies(found -> assertThat(found).startsWith("length").endsWith("/items/0/name"));
        assertThat(violations(KALEYRA, "\"name\":\"Tea\"", "\"name\":\"" + "x".repeat(60) + '"'))
                .isEmpty();
        assertThat(violations(KALEYRA, "\"by train\"", '"' + "x".repeat(121) + '"'))
                .singleElement()
                .satisfies(found -> assertThat(found).startsWith("length").endsWith("/shipping/description"));
    }

    @Test
    void everyReasonIsToldAtOnce() throws IOException {
        String payload = payload(INFOBIP);
        String edited = payload.replace("\"quantity\":2", "\"quantity\":-2").replace("\"GST\"", "\"\"");

        Edit edit = unit.check(delivery(payload), JSON.readValue(edited, Map.class));

        assertThat(edit)
                .isInstanceOfSatisfying(
                        Edit.Refused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.rule())
                                .contains("range", "blank", "sum"));
    }

    @Test
    void listsMayShrinkIfTheSumsFollow() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode tree = mapper.readTree(payload(INFOBIP));
        var action = tree.at("/messages/0/content/templateData/buttons/0/action");
        ((ArrayNode) action.at("/order/items")).remove(0);
        String smaller = tree.toString()
                .replace("\"subtotal\":{\"value\":49800}", "\"subtotal\":{\"value\":10000}")
                .replace("\"totalAmount\":{\"value\":49999}", "\"totalAmount\":{\"value\":10199}");

        assertThat(unit.check(delivery(payload(INFOBIP)), mapper.readValue(smaller, Map.class)))
                .isInstanceOf(Edit.Checked.class);
    }

    /** A second message in the list would be a second message on the customer's phone. */
    @Test
    void aMessageIsNotDoubled() throws IOException {
        JsonNode tree = JSON.readTree(payload(INFOBIP));
        var messages = (ArrayNode) tree.path("messages");
        messages.add(messages.get(0).deepCopy());

        assertThat(unit.check(delivery(payload(INFOBIP)), JSON.readValue(tree.toString(), Map.class)))
                .isInstanceOfSatisfying(
                        Edit.Refused.class,
                        refused ->
                                assertThat(refused.violations().get(0).rule()).isEqualTo("fixed"));
    }

    @Test
    void whatIsNoPayloadIsRefused() {
        DeliveryDetail delivery = delivery("{\"to\":\"x\"}");
        assertThat(unit.check(delivery, "text")).isInstanceOf(Edit.Refused.class);
        assertThat(unit.check(delivery, List.of())).isInstanceOf(Edit.Refused.class);
    }
}
