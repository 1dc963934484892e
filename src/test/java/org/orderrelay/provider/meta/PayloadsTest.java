package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.OrderStatus;

final class PayloadsTest {
    private static final String UPI_LINK =
            "upi://pay?pa=merchant_vpa&pn=merchant%20Name&mc=mc_code&purpose=purpose_code&tr=transaction_record";
    private static final String INVOICE = "/template/components/1/parameters/0/action/order_details";

    /** A golden file and the payload that must equal it. */
    record Golden(String file, Supplier<String> payload) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Golden> goldens() {
        return Stream.of(invoices(), gateways(), brazil(), news()).flatMap(List::stream);
    }

    private static List<Golden> invoices() {
        return List.of(
                new Golden("invoice", () -> new TeaShop().payload()),
                new Golden("invoice-without-header", PayloadsTest::withoutHeader),
                new Golden("invoice-digital", PayloadsTest::digital),
                new Golden("invoice-in-a-sale", PayloadsTest::inASale),
                new Golden("invoice-that-expires", PayloadsTest::expiring),
                new Golden("invoice-with-everything", PayloadsTest::withEverything),
                new Golden("invoice-with-pictures", PayloadsTest::withPictures),
                new Golden(
                        "invoice-by-upi-link",
                        () -> new TeaShop()
                                .pays(null, null, null, UPI_LINK, Map.of())
                                .payload()),
                new Golden("invoice-by-upi-link-alone", PayloadsTest::byUpiLinkAlone),
                new Golden(
                        "invoice-by-payment-link",
                        () -> new TeaShop()
                                .pays(null, null, null, "https://rzp.io/i/rNiAagU8y", Map.of())
                                .payload()));
    }

    private static List<Golden> gateways() {
        return List.of(
                new Golden(
                        "invoice-by-razorpay",
                        () -> new TeaShop()
                                .pays("razorpay", "razorpay-prod", null, null, Map.of("receipt", "R-1"))
                                .notes(Map.of("shop", "Pune", "counter", "2"))
                                .payload()),
                new Golden(
                        "invoice-by-payu",
                        () -> new TeaShop()
                                .pays("payment_gateway", "payu-prod", "payu", null, Map.of("udf1", "a", "udf4", "d"))
                                .payload()),
                new Golden(
                        "invoice-by-zaakpay",
                        () -> new TeaShop()
                                .pays(null, "zaakpay-prod", "Zaakpay", null, Map.of("extra1", "a", "extra2", "b"))
                                .payload()),
                new Golden(
                        "invoice-by-billdesk",
                        () -> new TeaShop()
                                .pays("billdesk", "billdesk-prod", null, null, Map.of("additional_info7", "g"))
                                .payload()),
                new Golden("invoice-by-the-accounts-gateway", PayloadsTest::byTheAccountsGateway));
    }

    private static List<Golden> brazil() {
        Map<String, String> pix = Map.of(
                "code", "00020101021226700014br.gov.bcb.pix2548pix.example.com",
                "merchant_name", "Casa de Chá",
                "key", "39580525000189",
                "key_type", "CNPJ");
        return List.of(
                new Golden("brazil", () -> new TeaShop().brazilian(null).payload()),
                new Golden(
                        "brazil-by-pix",
                        () -> new TeaShop()
                                .brazilian("pix_dynamic_code")
                                .pays(null, null, null, null, pix)
                                .payload()),
                new Golden(
                        "brazil-by-boleto",
                        () -> new TeaShop()
                                .brazilian("br")
                                .pays(
                                        "boleto",
                                        null,
                                        null,
                                        null,
                                        Map.of("digitable_line", "03399026944140000002628346101018"))
                                .payload()),
                new Golden(
                        "brazil-by-payment-link",
                        () -> new TeaShop()
                                .brazilian("br")
                                .pays(null, null, null, "https://pay.example.com/1", Map.of())
                                .payload()));
    }

    private static List<Golden> news() {
        return List.of(
                new Golden("processing", () -> news(OrderStatus.PROCESSING, "We are packing your tea.")),
                new Golden("partially-shipped", () -> news(OrderStatus.PARTIALLY_SHIPPED, "1 of 2 is on its way.")),
                new Golden("shipped", () -> news(OrderStatus.SHIPPED, "Your tea \"Nº 5\" – चाय – is on its way.")),
                new Golden("completed", () -> news(OrderStatus.COMPLETED, "Enjoy.")),
                new Golden("canceled", () -> news(OrderStatus.CANCELED, "Canceled as you asked.")),
                new Golden("shipped-without-words", () -> news(OrderStatus.SHIPPED, null)));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void equalsItsGoldenFile(Golden golden) {
        String expected = Fixtures.text("payloads/meta/" + golden.file + ".json");

        assertThat(Fixtures.pretty(golden.payload.get())).isEqualTo(expected.strip());
    }

    /** The sample of S2 and S3, its placeholders filled; one status of the alternatives it lists. Our id is added. */
    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void reproducesTheSampleOfTheOrderStatusDocument(OrderStatus status) {
        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.meta("order-status.json"));
        String alternatives = sample.findValue("status").asText();
        assertThat(List.of(alternatives.split(" \\| "))).contains(status.wire());
        fill(sample, "order_update");
        ObjectNode order = (ObjectNode) sample.at("/template/components/0/parameters/0/order_status/order");
        order.put("status", status.wire()).put("description", "On its way.");

        TeaShop shop = new TeaShop();
        shop.reference = "reference_id_value";

        assertThat(Fixtures.tree(shop.payload(shop.news(status, "On its way."))))
                .isEqualTo(sample);
    }

    @Test
    void reproducesASampleOfTheOrderDetailsTemplate() {
        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.meta("order-details.json"));
        sample.put("biz_opaque_callback_data", TeaShop.DELIVERY).put("to", TeaShop.ASHA.e164());
        TeaShop shop = new TeaShop();
        shop.reference = "ORD-10045";
        shop.template = new Template("order_invoice", "en_US", "https://shop.example.com/o/10045.jpg", null, null);
        Address importer = new Address("12 Sample Road", null, "Bengaluru", null, "IN", "560001");
        shop.items = List.of(new LineItem(
                "SKU-1",
                "Cotton shirt",
                1,
                TeaShop.money("400"),
                null,
                null,
                "India",
                "Example Imports Pvt Ltd",
                importer));
        shop.amounts = TeaShop.amounts("400", "72", "50", "22", "500");

        assertThat(Fixtures.tree(shop.payload())).isEqualTo(sample);
    }

    /** Meta's own page shows the configuration and a UPI link in one message. */
    @Test
    void reproducesMetasOwnSampleOfTheOrderDetailsTemplate() {
        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.meta("order-details-by-link.json"));
        fill(sample, "order_invoice");
        ((ObjectNode) sample.at("/template/components/0/parameters/0/image")).put("link", TeaShop.IMAGE);
        TeaShop shop = new TeaShop().pays("upi", "unique_payment_config_id", null, UPI_LINK, Map.of());
        shop.reference = "reference_id_value";
        shop.physical = false;
        Address importer = new Address("<IMPORTER_ADDRESS>", null, "<CITY>", null, "<COUNTRY>", "<ZIP_CODE>");
        shop.items = List.of(new LineItem(
                "<ORDER_ITEM_RETAILER_ID>",
                "<ORDER_ITEM_NAME>",
                1,
                new Money(400),
                null,
                null,
                "<ORIGIN_COUNTRY>",
                "<IMPORTER_NAME>",
                importer));
        shop.amounts = TeaShop.amounts("4.00", "5.00", "0.00", "2.50", "6.50");

        assertThat(Fixtures.tree(shop.payload())).isEqualTo(sample);
    }

    /** What the order names goes before what the account names; a configuration is never lent to another way to pay. */
    @ParameterizedTest
    @CsvSource({
        "upi, upi-main, , , upi-main, upi",
        "upi, upi-main, UPI, own, own, upi",
        "razorpay, rzp, upi, own, own, upi",
        ", upi-main, , , upi-main, upi"
    })
    void takesPaymentFromTheOrderBeforeTheAccount(
            String accountType, String accountName, String type, String name, String configuration, String sent) {
        TeaShop shop = new TeaShop().pays(type, name, null, null, Map.of());
        shop.paid = new PaymentDefaults(accountType, accountName);

        JsonNode details = Fixtures.tree(shop.payload()).at(INVOICE);

        assertThat(details.path("payment_configuration").asText()).isEqualTo(configuration);
        assertThat(details.path("payment_type").asText()).isEqualTo(sent);
    }

    @Test
    void writesOnePayloadForOneOrder() {
        TeaShop shop = new TeaShop().pays("payu", "p", null, null, Map.of("udf3", "c", "udf1", "a", "udf2", "b"));

        assertThat(shop.payload()).isEqualTo(shop.payload()).contains("{\"udf1\":\"a\",\"udf2\":\"b\",\"udf3\":\"c\"}");
    }

    private static void fill(ObjectNode sample, String template) {
        sample.put("to", TeaShop.ASHA.e164()).put("biz_opaque_callback_data", TeaShop.DELIVERY);
        ((ObjectNode) sample.path("template")).put("name", template);
        ((ObjectNode) sample.at("/template/language")).put("code", "en_US");
    }

    private static String news(OrderStatus status, String description) {
        TeaShop shop = new TeaShop();
        return shop.payload(shop.news(status, description));
    }

    private static String withoutHeader() {
        TeaShop shop = new TeaShop();
        shop.template = new Template("order_plain", "hi", null, null, null);
        shop.items = List.of(TeaShop.plainTea());
        return shop.payload();
    }

    private static String digital() {
        TeaShop shop = new TeaShop();
        shop.physical = false;
        return shop.payload();
    }

    private static String inASale() {
        TeaShop shop = new TeaShop();
        shop.items = List.of(TeaShop.tea(TeaShop.money("199.00")));
        shop.amounts = TeaShop.amounts("398.00", "19.90", "40.00", "0.00", "457.90");
        return shop.payload();
    }

    private static String expiring() {
        TeaShop shop = new TeaShop();
        shop.expiresAt = Instant.parse("2026-11-22T09:00:00.900Z");
        shop.expiresDescription = "Pay before tea time.";
        return shop.payload();
    }

    private static String withPictures() {
        TeaShop shop = new TeaShop();
        shop.items = List.of(TeaShop.pictured(null));
        return shop.payload();
    }

    private static String byUpiLinkAlone() {
        TeaShop shop = new TeaShop().pays("upi_intent_link", null, null, UPI_LINK, Map.of());
        shop.paid = PaymentDefaults.NONE;
        return shop.payload();
    }

    private static String byTheAccountsGateway() {
        TeaShop shop = new TeaShop();
        shop.paid = new PaymentDefaults("razorpay", "razorpay-prod");
        shop.catalog = "4711";
        shop.items = List.of(TeaShop.plainTea());
        return shop.payload();
    }

    private static String withEverything() {
        TeaShop shop = new TeaShop();
        Address importer = new Address("1 Main St", "2nd floor", "Pune", "MH", "IN", "411001");
        LineItem cup = new LineItem("SKU-2", "Cup", 1, TeaShop.money("100"), null, null, "CN", "Acme", importer);
        shop.items = List.of(TeaShop.tea(null), cup);
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
        return shop.payload();
    }
}
