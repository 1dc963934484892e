package org.orderrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonDocumentsTest {
    private final JsonDocuments unit = new JsonDocuments();

    record Malformed(String id, String document, String message) {}

    @TestFactory
    Stream<DynamicTest> saysWhyAndWhereADocumentCannotBeRead() throws Exception {
        List<Malformed> corpus =
                new YAMLMapper().readValue(TeaShop.resource("/intake/malformed-json.yaml"), new TypeReference<>() {});
        return corpus.stream()
                .map(each -> dynamicTest(
                        each.id(), () -> assertThat(reason(each.document())).isEqualTo(each.message())));
    }

    private String reason(String document) {
        JsonDocuments.Unreadable unreadable = (JsonDocuments.Unreadable) unit.read(document);
        assertThat(unreadable.violation().rule()).isEqualTo("json");
        return unreadable.violation().message();
    }

    @Test
    void numbersStayExact() {
        Map<?, ?> tree = (Map<?, ?>) TeaShop.tree("{\"a\": 249.50, \"b\": 2, \"c\": 1e2}");

        assertThat(tree.get("a")).isEqualTo(new BigDecimal("249.50"));
        assertThat(tree.get("b")).isEqualTo(2);
        assertThat(tree.get("c")).isEqualTo(new BigDecimal("1E+2"));
    }

    @Test
    void aDocumentIsOneOrderOrSeveral() {
        assertThat(((JsonDocuments.Parsed) unit.read("{}")).orders()).hasSize(1);
        assertThat(((JsonDocuments.Parsed) unit.read("[{}, 1, {}]")).orders()).hasSize(3);
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(unit.read("\uFEFF{}")).isInstanceOf(JsonDocuments.Parsed.class);
        assertThat(unit.read("\uFEFF{}".getBytes(StandardCharsets.UTF_8))).isInstanceOf(JsonDocuments.Parsed.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThat(unit.read("{\"a\":\"caf\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(JsonDocuments.Unreadable.class);
    }

    @Test
    void holdsItsLimits() {
        assertThat(unit.read(nested(64))).isInstanceOf(JsonDocuments.Parsed.class);
        assertThat(reason(nested(65))).contains("breaks a limit");
        assertThat(unit.read("[\"" + "x".repeat(65_536) + "\"]")).isInstanceOf(JsonDocuments.Parsed.class);
        assertThat(reason("[\"" + "x".repeat(65_537) + "\"]")).contains("breaks a limit");
        assertThat(unit.read("[" + "1".repeat(64) + "]")).isInstanceOf(JsonDocuments.Parsed.class);
        assertThat(reason("[" + "1".repeat(65) + "]")).contains("breaks a limit");
        assertThat(unit.read("[1" + " ".repeat(JsonDocuments.MOST_BYTES - 3) + "]"))
                .isInstanceOf(JsonDocuments.Parsed.class);
        assertThat(reason("[1" + " ".repeat(JsonDocuments.MOST_BYTES - 2) + "]"))
                .contains("larger than 1 MB");
    }

    @Test
    void theMapperForOthersIsAsStrict() {
        for (String document : List.of("{\"a\":1,\"a\":2}", "{} {}", nested(65))) {
            assertThatExceptionOfType(JsonProcessingException.class)
                    .isThrownBy(() -> unit.mapper().readValue(document, Object.class));
        }
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void messagesQuoteNothingOfTheDocument() {
        for (String document : List.of("{\"Asha\": Rao}", "{\"Asha\":1,\"Asha\":2}", "Asha", "{} Asha", "{\"Asha")) {
            assertThat(reason(document)).doesNotContain("Asha").doesNotContain("Rao");
        }
    }

    /** Jackson throws neither of its own exceptions for these; once they stopped the queue they came on. */
    @Test
    void aNumberBeyondAllMeasureIsNoCrash() {
        for (String number : List.of("1e99999999999", "-1E-99999999999", "0.1e+2147483648")) {
            assertThat(reason("[" + number + "]")).startsWith("the document has a number beyond all measure");
        }
    }

    @Test
    void bytesOfNoEncodingAreNoCrash() {
        for (byte[] bytes : new byte[][] {
            {-1, -2, 0, 0, 0, 0, 0}, {-2, -1, 0}, {0, 0, -2, -1, 0}, {0, 0, 0, '{'}, {'{', 0, 0, 0, -1, -1, -1, -1}
        }) {
            assertThat(unit.read(bytes)).isInstanceOf(JsonDocuments.Unreadable.class);
        }
    }
}
