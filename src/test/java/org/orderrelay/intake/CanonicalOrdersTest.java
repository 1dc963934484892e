package org.orderrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Violation;

class CanonicalOrdersTest {
    private static final ObjectMapper YAML = new YAMLMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    record Case(String id, Map<String, Object> set, List<String> drop, List<String> violations) {
        Case {
            set = set == null ? Map.of() : set;
            drop = drop == null ? List.of() : drop;
        }
    }

    @TestFactory
    Stream<DynamicTest> tellsEveryViolationAndNoOther() throws Exception {
        List<Case> cases = YAML.readValue(TeaShop.resource("/intake/rules.yaml"), new TypeReference<>() {});
        return cases.stream()
                .map(rule -> dynamicTest(rule.id(), () -> {
                    Map<String, Object> tree = TeaShop.tree();
                    rule.drop().forEach(path -> change(tree, path, null, true));
                    rule.set().forEach((path, value) -> change(tree, path, value, false));

                    assertThat(violations(TeaShop.ORDERS.read(tree)))
                            .extracting(violation -> violation.path() + ' ' + violation.rule())
                            .containsExactlyInAnyOrderElementsOf(rule.violations());
                }));
    }

    @SuppressWarnings("unchecked") // the tea shop's tree has maps where the paths say so
    private static void change(Map<String, Object> tree, String path, Object value, boolean drop) {
        String[] steps = path.split("\\.", -1);
        Object at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            at = at instanceof List<?> list
                    ? list.get(Integer.parseInt(steps[i]))
                    : ((Map<String, Object>) at).get(steps[i]);
        }
        Map<String, Object> target = (Map<String, Object>) at;
        if (drop) {
            assertThat(target).containsKey(steps[steps.length - 1]);
            target.remove(steps[steps.length - 1]);
        } else {
            target.put(steps[steps.length - 1], value);
        }
    }

    private static List<Violation> violations(Reading reading) {
        return reading instanceof Reading.Invalid invalid ? invalid.violations() : List.of();
    }

    @Test
    void readsTheExample() {
        Order order = TeaShop.valid(TeaShop.tree()).order();

        assertThat(order.referenceId()).isEqualTo("BM345A-12");
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.occurredAt()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(order.customer().phone()).isEqualTo(new Phone("+919876543210"));
        assertThat(order.recipients()).containsExactly(new Phone("+919876500000"));
        assertThat(order.physicalGoods()).isTrue();
        assertThat(order.amounts().total()).isEqualTo(new Money(45790));
        assertThat(order.payment().notes()).containsEntry("counter", "4");
        LineItem tea = order.items().get(0);
        assertThat(tea.lineTotal()).isEqualTo(new Money(39800));
        assertThat(tea.importerAddress().zoneCode()).isEqualTo("MH");
    }

    @Test
    void fillsInWhatTheErpLeavesOut() {
        Map<String, Object> tree = TeaShop.tree();
        List.of("goods", "tax", "shipping", "discount", "payment", "refs", "customer", "beneficiaries")
                .forEach(tree::remove);
        tree.put("total_amount", "398.00");

        Order order = TeaShop.valid(tree).order();

        assertThat(order.physicalGoods()).isTrue();
        assertThat(order.amounts().tax()).isEqualTo(Money.ZERO);
        assertThat(order.payment().callbackData()).isEmpty();
        assertThat(order.refs().ref()).isNull();
    }

    @Test
    void anInvalidOrderShowsItsReferenceAndStatusAsSpelled() {
        Reading.Invalid invalid =
                (Reading.Invalid) TeaShop.ORDERS.read(Map.of("reference_id", "A 1\u0000\u202F", "status", "Shipped!"));

        assertThat(invalid.referenceId()).isEqualTo("A 1??");
        assertThat(invalid.status()).isEqualTo("Shipped!");
    }

    @Test
    void whatIsNoObjectIsNoOrder() {
        for (Object tree : new Object[] {null, "order", List.of(), 1}) {
            Reading.Invalid invalid = (Reading.Invalid) TeaShop.ORDERS.read(tree);

            assertThat(invalid.violations()).extracting(Violation::rule).containsExactly("type");
            assertThat(invalid.referenceId()).isNull();
        }
    }

    @Test
    void takesFiftyRecipientsAndNotOneMore() {
        List<String> recipients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            recipients.add("+9198765%05d".formatted(i));
        }
        Map<String, Object> tree = TeaShop.tree();
        tree.put("recipients", recipients);
        assertThat(TeaShop.valid(tree).order().recipients()).hasSize(50);

        recipients.add("+919876511111");

        assertThat(violations(TeaShop.ORDERS.read(tree)))
                .extracting(Violation::path, Violation::rule)
                .containsExactly(tuple("/recipients", "count"));
    }

    @Test
    void aSumBeyondALongIsAViolationAndNoCrash() {
        Map<String, Object> item = Map.of("name", "Gold", "quantity", Integer.MAX_VALUE, "amount", "21474836.47");
        Map<String, Object> tree = TeaShop.tree();
        tree.put("items", Collections.nCopies(3, item));

        assertThat(violations(TeaShop.ORDERS.read(tree)))
                .extracting(Violation::path)
                .containsExactly("/subtotal");
    }

    @Test
    void messagesQuoteNeitherNumbersNorNames() {
        Map<String, Object> tree = TeaShop.tree();
        tree.put("customer", Map.of("phone", "+91987654321012345", "name", "Asha\nRao", "email", "asharao"));
        tree.put("recipients", List.of("0987654321"));

        assertThat(violations(TeaShop.ORDERS.read(tree)))
                .hasSize(4)
                .allSatisfy(violation -> assertThat(violation.message())
                        .doesNotContain("98765")
                        .doesNotContain("Asha")
                        .doesNotContain("asharao"));
    }

    @Test
    void anAllowListNamesHostsAndDomains() {
        CanonicalOrders strict = new CanonicalOrders(TeaShop.CLOCK, List.of("cdn.tea.example", "*.shop.example"));
        Map<String, Boolean> links = Map.of(
                "https://cdn.tea.example/a.jpg", true,
                "https://CDN.tea.example:8443/a.jpg", true,
                "https://img.shop.example/a.jpg", true,
                "https://shop.example/a.jpg", false,
                "https://evilshop.example/a.jpg", false,
                "https://cdn.tea.example.evil.example/a.jpg", false);

        links.forEach((link, allowed) -> {
            Map<String, Object> tree = TeaShop.tree();
            tree.put("items", List.of(Map.of("name", "Tea", "quantity", 2, "amount", "199.00")));
            tree.put("header_image", link);
            assertThat(violations(strict.read(tree)).isEmpty()).as(link).isEqualTo(allowed);
        });
    }

    @Test
    void aHundredViolationsAreTellingEnough() {
        Map<String, Object> tree = TeaShop.tree();
        for (int i = 0; i < 5000; i++) {
            tree.put("colour" + i, "green");
        }

        List<Violation> violations = violations(TeaShop.ORDERS.read(tree));

        assertThat(violations).hasSize(101);
        assertThat(violations.get(100).rule()).isEqualTo("count");
    }

    @Test
    void emptyAndNullMeanAbsentForFreeText() {
        Map<String, Object> tree = TeaShop.tree();
        tree.put("description", "");
        tree.put("catalog_id", null);

        Order order = TeaShop.valid(tree).order();

        assertThat(order.description()).isNull();
        assertThat(order.catalogId()).isNull();
    }
}
