package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Composition;

final class RefusalsTest {
    private static final String UPI_LINK = "upi://pay?pa=shop@bank&tr=BM345A-12";

    /** One change to a good invoice, and the rules it breaks, as {@code path rule}. */
    record Case(String id, Consumer<TeaShop> change, List<String> broken) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Case of(String id, Consumer<TeaShop> change, String... broken) {
        return new Case(id, change, List.of(broken));
    }

    static Stream<Case> cases() {
        return Stream.of(orders(), items(), payments(), gateways(), brazil()).flatMap(cases -> cases);
    }

    private static Stream<Case> orders() {
        return Stream.of(
                of("other currency", shop -> shop.currency = "USD", "/currency currency"),
                of("no currency", shop -> shop.currency = null, "/currency currency"),
                of("no items", shop -> shop.items = List.of(), "/items required"),
                of("no amounts", shop -> shop.amounts = null, "/total_amount required"),
                of("long reference", shop -> shop.reference = "r".repeat(36), "/reference_id length"),
                of("long template", shop -> shop.template = template("t".repeat(513), null), " template"),
                of("no template name", shop -> shop.template = template("", null), " template"),
                of("capital in a template's name", shop -> shop.template = template("Order", null), " template"),
                of("hyphen in a template's name", shop -> shop.template = template("an-order", null), " template"),
                of(
                        "header over http",
                        shop -> shop.template = template("t", "http://shop.example.com/o.jpg"),
                        "/header_image https"),
                of("expires in 299 s", shop -> shop.expiresAt = TeaShop.NINE.plusSeconds(299), "/expires_at expired"),
                of("expires in 300 s", shop -> shop.expiresAt = TeaShop.NINE.plusSeconds(300)),
                of(
                        "total beyond 32 bits",
                        shop -> byGateway(shop).amounts = TeaShop.amounts("1", "0", "0", "0", "21474836.48"),
                        "/total_amount range"),
                of("total at the limit of UPI", shop -> shop.amounts = total("500000.00")),
                of("total beyond UPI", shop -> shop.amounts = total("500000.01"), "/total_amount range"),
                of("such a total by a gateway", shop -> byGateway(shop).amounts = total("500000.01")),
                of(
                        "negative discount",
                        shop -> shop.amounts = TeaShop.amounts("1", "0", "0", "-1", "1"),
                        "/discount range"),
                of(
                        "goods for another country",
                        shop -> shop.beneficiaries = List.of(beneficiary("India"), beneficiary("Nepal")),
                        "/beneficiaries/1/country country"));
    }

    private static Stream<Case> items() {
        Money tooMuch = new Money(Integer.MAX_VALUE + 1L);
        return Stream.of(
                of("no importer with UPI", shop -> shop.items = List.of(TeaShop.plainTea())),
                of(
                        "no importer with a gateway",
                        shop -> byGateway(shop).items = List.of(TeaShop.plainTea()),
                        "/items/0/country_of_origin required",
                        "/items/0/importer_name required",
                        "/items/0/importer_address/address_line1 required",
                        "/items/0/importer_address/city required",
                        "/items/0/importer_address/country_code required",
                        "/items/0/importer_address/postal_code required"),
                of("no importer but a catalogue", shop -> {
                    byGateway(shop).items = List.of(TeaShop.plainTea());
                    shop.catalog = "4711";
                }),
                of(
                        "importer without a city with a payment link",
                        shop -> shop.pays(null, null, null, "https://rzp.io/i/1", Map.of()).items =
                                List.of(importedTo(new Address("1", null, null, null, "IN", "411001"))),
                        "/items/0/importer_address/city required"),
                of(
                        "prices beyond 32 bits",
                        shop -> shop.items = List.of(
                                new LineItem("S", "Tea", 1, tooMuch, tooMuch, null, "IN", "Acme", TeaShop.PUNE)),
                        "/items/0/amount range",
                        "/items/0/sale_amount range"),
                of("ten items with pictures", shop -> shop.items = Collections.nCopies(10, TeaShop.pictured(null))),
                of(
                        "eleven items with pictures",
                        shop -> shop.items = Collections.nCopies(11, TeaShop.pictured(null)),
                        "/items count"),
                of(
                        "picture and article number",
                        shop -> shop.items = List.of(TeaShop.pictured("SKU")),
                        "/items/0/retailer_id item-image"),
                of(
                        "picture and catalogue",
                        shop -> {
                            shop.items = List.of(TeaShop.pictured(null));
                            shop.catalog = "4711";
                        },
                        "/catalog_id item-image"),
                of(
                        "picture over http",
                        shop -> shop.items = List.of(new LineItem(
                                null, "Tea", 1, TeaShop.money("1"), null, "http://s.example/t.png", null, null, null)),
                        "/items/0/image https"));
    }

    private static Stream<Case> payments() {
        return Stream.of(
                of(
                        "unknown type",
                        shop -> shop.pays("UPI_PAYU", null, null, null, Map.of()),
                        "/payment/type payment-type"),
                of(
                        "Brazil's type in India",
                        shop -> shop.pays("br", null, null, null, Map.of()),
                        "/payment/type payment-type"),
                of("no configuration", shop -> shop.paid = PaymentDefaults.NONE, "/payment/configuration required"),
                of(
                        "long configuration",
                        shop -> shop.pays(null, "c".repeat(61), null, null, Map.of()),
                        "/payment/configuration length"),
                of(
                        "configuration of another gateway",
                        shop -> {
                            shop.pays("payu", null, null, null, Map.of());
                            shop.paid = new PaymentDefaults("razorpay", "razorpay-prod");
                        },
                        "/payment/configuration required"),
                of(
                        "a gateway's configuration for UPI",
                        shop -> {
                            shop.pays("upi", null, null, null, Map.of());
                            shop.paid = new PaymentDefaults("razorpay", "razorpay-prod");
                        },
                        "/payment/configuration required"),
                of(
                        "link missing",
                        shop -> shop.pays("payment_link", null, null, null, Map.of()),
                        "/payment/link required"),
                of(
                        "payment link over http",
                        shop -> shop.pays("payment_link", null, null, "http://rzp.io/i/1", Map.of()),
                        "/payment/link link"),
                of(
                        "UPI link that is none",
                        shop -> shop.pays("upi_intent_link", null, null, "https://rzp.io/i/1", Map.of()),
                        "/payment/link link"),
                of(
                        "link with a gateway",
                        shop -> shop.pays("razorpay", "c", null, UPI_LINK, Map.of()),
                        "/payment/link payment-type"),
                of(
                        "fields of a gateway with UPI",
                        shop -> shop.pays("upi", null, null, null, Map.of("receipt", "1"))
                                .notes(Map.of("a", "b")),
                        "/payment/extras/receipt unknown-field",
                        "/payment/notes payment-type"),
                of(
                        "gateway with UPI",
                        shop -> shop.pays("upi", null, "razorpay", null, Map.of()),
                        "/payment/gateway payment-type"));
    }

    private static Stream<Case> gateways() {
        return Stream.of(
                of(
                        "no gateway",
                        shop -> shop.pays("payment_gateway", "c", null, null, Map.of()),
                        "/payment/gateway gateway"),
                of(
                        "unknown gateway",
                        shop -> shop.pays(null, "c", "cashfree", null, Map.of()),
                        "/payment/gateway gateway"),
                of(
                        "two gateways",
                        shop -> shop.pays("razorpay", "c", "payu", null, Map.of()),
                        "/payment/gateway payment-type"),
                extra("razorpay", "receipt", 40),
                extra("payu", "udf4", 255),
                extra("zaakpay", "extra2", 180),
                extra("billdesk", "additional_info7", 120),
                of(
                        "fields that gateways do not have",
                        shop -> shop.pays("payu", "c", null, null, Map.of("udf5", "e", "receipt", "1")),
                        "/payment/extras/receipt unknown-field",
                        "/payment/extras/udf5 unknown-field"),
                of(
                        "empty receipt",
                        shop -> shop.pays("razorpay", "c", null, null, Map.of("receipt", "")),
                        "/payment/extras/receipt required"),
                of("fifteen notes", shop -> byGateway(shop).notes(notes(15))),
                of("sixteen notes", shop -> byGateway(shop).notes(notes(16)), "/payment/notes count"),
                of("long note", shop -> byGateway(shop).notes(Map.of("a", "x".repeat(257))), "/payment/notes/a length"),
                of(
                        "notes for PayU",
                        shop -> shop.pays("payu", "c", null, null, Map.of()).notes(Map.of("a", "b")),
                        "/payment/notes payment-type"));
    }

    private static Map<String, String> pix(int length) {
        return Map.of(
                "code", "c".repeat(length), "merchant_name", "Tea Shop", "key", "tea@example.com", "key_type", "EMAIL");
    }

    private static Stream<Case> brazil() {
        return Stream.of(
                of("reference of 60", shop -> shop.brazilian("br").reference = "r".repeat(60)),
                of("reference of 61", shop -> shop.brazilian("br").reference = "r".repeat(61), "/reference_id length"),
                of("UPI in Brazil", shop -> shop.brazilian("upi"), "/payment/type payment-type"),
                of(
                        "no article number",
                        shop -> shop.brazilian("br").items = List.of(TeaShop.plainTea()),
                        "/items/0/retailer_id required"),
                of(
                        "picture of an item",
                        shop -> shop.brazilian("br").items = List.of(TeaShop.pictured(null)),
                        "/items/0/retailer_id required",
                        "/items/0/image brazil"),
                of(
                        "beneficiaries",
                        shop -> shop.brazilian("br").beneficiaries = List.of(beneficiary("India")),
                        "/beneficiaries brazil"),
                of("quick pay", shop -> shop.brazilian("br").quickPay = true, "/quick_pay brazil"),
                of(
                        "expiry without words",
                        shop -> shop.brazilian("br").expiresAt = TeaShop.NINE.plusSeconds(600),
                        "/expires_description required"),
                of(
                        "Pix code of 512",
                        shop -> shop.brazilian("pix_dynamic_code").pays(null, null, null, null, pix(512))),
                of(
                        "Pix code of 513",
                        shop -> shop.brazilian("pix_dynamic_code").pays(null, null, null, null, pix(513)),
                        "/payment/extras/code length"),
                of(
                        "Pix without its fields",
                        shop -> shop.brazilian("pix_dynamic_code")
                                .pays(null, null, null, null, Map.of("code", "0002", "key_type", "IBAN")),
                        "/payment/extras/key required",
                        "/payment/extras/merchant_name required",
                        "/payment/extras/key_type pix-key"),
                of(
                        "boleto without its line",
                        shop -> shop.brazilian("boleto"),
                        "/payment/extras/digitable_line required"));
    }

    /** A field that is one character too long. */
    private static Case extra(String gateway, String name, int longest) {
        return of(
                gateway + " " + name,
                shop -> shop.pays(gateway, "c", null, null, Map.of(name, "x".repeat(longest + 1))),
                "/payment/extras/" + name + " length");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesWhatMetaWouldRefuse(Case row) {
        TeaShop shop = new TeaShop();
        row.change.accept(shop);

        assertThat(violations(shop.invoice(), shop))
                .extracting(violation -> violation.path() + ' ' + violation.rule())
                .containsExactlyElementsOf(row.broken);
    }

    @Test
    void reportsEveryViolationAtOnceInWords() {
        TeaShop shop = new TeaShop().pays("payu", null, null, null, Map.of("udf1", "x".repeat(300)));
        shop.currency = "USD";
        shop.items = List.of(TeaShop.plainTea());
        shop.template = template("Order", "http://shop.example.com/o.jpg");

        assertThat(violations(shop.invoice(), shop))
                .hasSize(11)
                .allSatisfy(violation -> assertThat(violation.message()).endsWith("."));
    }

    @Test
    void asksNothingOfAnInvoiceFromAnOrderStatus() {
        TeaShop shop = new TeaShop().pays("no such type", null, null, null, Map.of());
        shop.currency = null;
        shop.items = List.of();
        shop.amounts = null;

        assertThat(violations(shop.news(OrderStatus.SHIPPED, null), shop)).isEmpty();
    }

    @Test
    void takesNoHeaderForAnOrderStatus() {
        TeaShop shop = new TeaShop();

        assertThat(violations(shop.notification(OrderStatus.SHIPPED, null), shop))
                .extracting(Violation::rule)
                .containsExactly("header-image");
    }

    @Test
    void aLongReferenceIsAMatterOfTheAccountsCountry() {
        assertThat(TeaShop.META.longestReference(new TeaShop().account())).isEqualTo(35);
        assertThat(TeaShop.META.longestReference(
                        new TeaShop().brazilian("boleto").account()))
                .isEqualTo(60);
    }

    private static List<Violation> violations(Notification notification, TeaShop shop) {
        return TeaShop.META.compose(notification, shop.account()) instanceof Composition.Refused refused
                ? refused.violations()
                : List.of();
    }

    private static TeaShop byGateway(TeaShop shop) {
        return shop.pays("razorpay", "razorpay-prod", null, null, Map.of());
    }

    private static Map<String, String> notes(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "value"));
    }

    private static LineItem importedTo(Address address) {
        return new LineItem("SKU", "Tea", 2, TeaShop.money("249.50"), null, null, "IN", "Acme", address);
    }

    private static Beneficiary beneficiary(String country) {
        return new Beneficiary("Asha Rao", "5 Lake Rd", null, "Pune", "Maharashtra", country, "411001");
    }

    private static Amounts total(String total) {
        return TeaShop.amounts(total, "0", "0", "0", total);
    }

    private static Template template(String name, String image) {
        return new Template(name, "en_US", image, null, null);
    }
}
