package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Payment;
import org.orderrelay.order.Refs;
import org.orderrelay.provider.Composition;

final class PayloadsTest {
    private static final Kaleyra KALEYRA =
            new Kaleyra(Fixtures::shippedCodes, Fixtures::shippedCodes, Clock.systemUTC(), false);

    /** A golden file and the notification it must come from. */
    record Golden(String file, Supplier<Notification> notification) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Golden> goldens() {
        return List.of(
                new Golden("invoice", () -> new TeaShop().invoice()),
                new Golden("invoice-without-header", PayloadsTest::withoutHeader),
                new Golden("invoice-digital", PayloadsTest::digital),
                new Golden("invoice-in-a-sale", PayloadsTest::inASale),
                new Golden("invoice-that-expires", PayloadsTest::expiring),
                new Golden("invoice-with-everything", PayloadsTest::withEverything),
                new Golden("processing", () -> new TeaShop().news(OrderStatus.PROCESSING, "We are packing your tea.")),
                new Golden(
                        "partially-shipped",
                        () -> new TeaShop().news(OrderStatus.PARTIALLY_SHIPPED, "1 of 2 is on its way.")),
                new Golden(
                        "shipped",
                        () -> new TeaShop().news(OrderStatus.SHIPPED, "Your tea \"Nº 5\" – चाय – is on its way.")),
                new Golden("completed", () -> new TeaShop().news(OrderStatus.COMPLETED, "Enjoy.")),
                new Golden("canceled", () -> new TeaShop().news(OrderStatus.CANCELED, "Canceled as you asked.")),
                new Golden("shipped-without-words", PayloadsTest::withoutWords));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void equalsItsGoldenFile(Golden golden) {
        String expected = Fixtures.text("payloads/kaleyra/" + golden.file + ".json");

        assertThat(Fixtures.pretty(compose(golden.notification.get()))).isEqualTo(expected.strip());
    }

    /**
     * Kaleyra's own sample, with what a canonical order cannot hold corrected: the recipient's digits, which the sample
     * masks, and the picture's link, which is http without a host. The discount is 250 in the fixture already (2500 in
     * the document breaks the sum). Our delivery id travels in {@code ref}.
     */
    @Test
    void reproducesTheSampleOfTheOrderDetailsDocument() {
        TeaShop shop = new TeaShop();
        shop.reference = "reference_id_value";
        shop.physical = false;
        Address importer = new Address("20 Main,street,sector3", null, "New city", null, "India", "230045");
        shop.items = List.of(new LineItem(
                "ORDER_ITEM_RETAILER_ID",
                "ORDER_ITEM_NAME",
                1,
                new Money(400),
                null,
                null,
                "countryname",
                "Mike",
                importer));
        shop.amounts = TeaShop.amounts("4.00", "5.00", "0.00", "2.50", "6.50");

        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.text("fixtures/kaleyra/order-details.json"));
        ((ObjectNode) sample.at("/messaging_object")).put("to", "+919876543210");
        ((ObjectNode) sample.at("/messaging_object/template/components/0/parameters/0/image"))
                .put("link", TeaShop.IMAGE);
        ((ObjectNode) sample.at("/extra_info")).put("ref", TeaShop.DELIVERY);

        assertThat(Fixtures.tree(compose(shop.invoice()))).isEqualTo(sample);
    }

    /** As above: the recipient's digits, and the reference without its trailing blank, which S1 forbids. */
    @Test
    void reproducesTheSampleOfTheOrderStatusDocument() {
        TeaShop shop = new TeaShop();
        shop.reference = "395XXXXX";

        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.text("fixtures/kaleyra/order-status.json"));
        ((ObjectNode) sample.at("/messaging_object")).put("to", "+919876543210");
        ((ObjectNode) sample.at("/messaging_object/template/components/0/parameters/0/order_status"))
                .put("reference_id", "395XXXXX");
        ((ObjectNode) sample.at("/extra_info")).put("ref", TeaShop.DELIVERY);

        assertThat(Fixtures.tree(compose(shop.news(OrderStatus.SHIPPED, "This order has been shipped."))))
                .isEqualTo(sample);
    }

    @Test
    void cutsLongReferencesOfTheErpAsKaleyraWould() {
        TeaShop shop = new TeaShop();
        shop.refs = new Refs(null, "x".repeat(300), "y".repeat(254) + "\ud83c\udf75");

        JsonNode extra = Fixtures.tree(compose(shop.invoice())).path("extra_info");

        assertThat(extra.path("ref1").asText()).isEqualTo("x".repeat(255));
        assertThat(extra.path("ref2").asText()).isEqualTo("y".repeat(254));
    }

    @Test
    void takesPaymentFromTheOrderBeforeTheAccount() {
        TeaShop shop = new TeaShop();
        shop.payment = payment("UPI", "of-the-order");

        JsonNode details = Fixtures.tree(compose(shop.invoice()))
                .at("/messaging_object/template/components/1/parameters/0/action/order_details");

        assertThat(details.path("payment_configuration").asText()).isEqualTo("of-the-order");
        assertThat(details.path("payment_type").asText()).isEqualTo("upi");
    }

    private static String compose(Notification notification) {
        Composition composition = KALEYRA.compose(notification, TeaShop.account());
        assertThat(composition).isInstanceOf(Composition.Composed.class);
        return ((Composition.Composed) composition).payload();
    }

    static Payment payment(String type, String configuration) {
        return new Payment(type, configuration, null, List.of(), Map.of(), null, null, Map.of());
    }

    private static Notification withoutHeader() {
        TeaShop shop = new TeaShop();
        shop.template = new Template("ord_det_plain", "hi", null, null, null);
        return shop.invoice();
    }

    private static Notification digital() {
        TeaShop shop = new TeaShop();
        shop.physical = false;
        shop.refs = Refs.NONE;
        return shop.invoice();
    }

    private static Notification inASale() {
        TeaShop shop = new TeaShop();
        shop.items = List.of(TeaShop.tea(TeaShop.money("199.00")));
        shop.amounts = TeaShop.amounts("398.00", "19.90", "40.00", "0.00", "457.90");
        return shop.invoice();
    }

    private static Notification expiring() {
        TeaShop shop = new TeaShop();
        shop.expiresAt = Instant.parse("2026-11-22T09:00:00.900Z");
        shop.expiresDescription = "Pay before tea time.";
        return shop.invoice();
    }

    private static Notification withEverything() {
        TeaShop shop = new TeaShop();
        Address importer = new Address("1 Main St", "2nd floor", "Pune", "MH", "IN", "411001");
        LineItem cup = new LineItem(
                "SKU-2",
                "Cup",
                1,
                TeaShop.money("100"),
                null,
                "https://shop.example.com/cup.jpg",
                "CN",
                "Acme",
                importer);
        shop.items = Arrays.asList(TeaShop.tea(null), cup);
        shop.amounts = new Amounts(
                TeaShop.money("599"),
                TeaShop.money("0"),
                "GST",
                TeaShop.money("40"),
                "by train",
                TeaShop.money("39.01"),
                "tea lovers",
                "members",
                TeaShop.money("599.99"));
        shop.catalog = "4711";
        shop.quickPay = true;
        shop.expiresAt = Instant.parse("2026-11-22T09:00:00Z");
        shop.beneficiaries = List.of(
                new Beneficiary("Asha Rao", "5 Lake Rd", "Flat 2", "Pune", "Maharashtra", "India", "411001"),
                new Beneficiary("Ravi Rao", "6 Lake Rd", null, "Pune", "Maharashtra", "India", "411001"));
        return shop.invoice();
    }

    private static Notification withoutWords() {
        TeaShop shop = new TeaShop();
        shop.refs = Refs.NONE;
        return shop.news(OrderStatus.SHIPPED, null);
    }
}
