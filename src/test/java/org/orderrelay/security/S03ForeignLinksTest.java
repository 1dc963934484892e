package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.Reading;
import org.orderrelay.order.Violation;

/**
 * S3: the relay fetches nothing an order names. Links that are passed on to the provider are https, of an allowed host,
 * to no address of a private network, and not signed; where a provider reports to comes from configuration alone.
 */
class S03ForeignLinksTest {
    private static final CanonicalOrders ANY_HOST = new CanonicalOrders(Clock.systemUTC(), List.of("*"));
    private static final CanonicalOrders LISTED =
            new CanonicalOrders(Clock.systemUTC(), List.of("shop.example.com", "*.cdn.example.com", "10.1.2.3"));

    private static Map<String, List<String>> table() throws IOException {
        Path file = Path.of("src/test/resources/corpus/image-links.yaml");
        return new YAMLMapper().readValue(file.toFile(), new TypeReference<>() {});
    }

    private static List<String> rules(CanonicalOrders orders, Map<String, Object> more) {
        Map<String, Object> tree = new HashMap<>(more);
        tree.putAll(Map.of("reference_id", "A-1", "status", "shipped", "recipients", List.of("+919876543210")));
        return orders.read(tree) instanceof Reading.Invalid invalid
                ? invalid.violations().stream().map(Violation::rule).toList()
                : List.of();
    }

    @Test
    void thereAreSixtyLinks() throws IOException {
        assertThat(table().get("refused")).hasSizeGreaterThanOrEqualTo(60);
    }

    @TestFactory
    Stream<DynamicTest> aLinkIsJudgedWithoutAskingAnybody() throws IOException {
        Map<String, List<String>> table = table();
        return Stream.of(
                        judged(table.get("allowed"), ANY_HOST, true),
                        judged(table.get("refused"), ANY_HOST, false),
                        judged(table.get("listed"), LISTED, true),
                        judged(table.get("unlisted"), LISTED, false))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> judged(List<String> links, CanonicalOrders orders, boolean allowed) {
        return links.stream()
                .map(link -> dynamicTest(link, () -> {
                    List<String> rules = rules(orders, Map.of("header_image", link));
                    assertThat(rules.isEmpty()).as(rules.toString()).isEqualTo(allowed);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notify_url", "notifyUrl", "notify-url", "callback_url", "webhook", "base_url", "url"})
    void noOrderSaysWhereReportsGo(String field) {
        assertThat(rules(ANY_HOST, Map.of(field, "https://evil.example.com/"))).containsExactly("unknown-field");
    }
}
