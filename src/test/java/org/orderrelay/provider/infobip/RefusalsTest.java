package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Customer;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Payment;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Composition;

final class RefusalsTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final Infobip INFOBIP =
            new Infobip(() -> Fixtures.shippedCodes(), Clock.fixed(NINE, ZoneOffset.UTC), false);
    private static final String LINK = "https://pay.example.com/1";

    /** One change to a good order, and the rules it breaks: path and rule. */
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
        return Stream.of(everyInvoice(), payU(), gateways(), brazil()).flatMap(cases -> cases);
    }

    private static Stream<Case> everyInvoice() {
        Money tooMuch = new Money(Integer.MAX_VALUE + 1L);
        return Stream.of(
                of("good", shop -> {}),
                of("no such payment", shop -> shop.paid("upi", null, Map.of()), "/payment/type payment-type"),
                of("other currency", shop -> shop.currency = "BRL", "/currency currency"),
                of("no currency", shop -> shop.currency = null, "/currency currency"),
                of(
                        "no items",
                        shop -> shop.items = List.of(),
                        "/items required",
                        "/payment/product_description required"),
                of("no amounts", shop -> shop.amounts = null, "/total_amount required"),
                of(
                        "no article number",
                        shop -> item(shop, null, "IN", "Acme", TeaShop.PUNE),
                        "/items/0/retailer_id required"),
                of(
                        "total beyond 32 bits",
                        shop -> shop.amounts = TeaShop.amounts("1", "0", "0", "0", "21474836.48"),
                        "/total_amount range"),
                of("largest total", shop -> shop.amounts = TeaShop.amounts("1", "0", "0", "0", "21474836.47")),
                of(
                        "negative discount",
                        shop -> shop.amounts = TeaShop.amounts("1", "0", "0", "-1", "1"),
                        "/discount range"),
                of(
                        "prices beyond 32 bits, and no sale",
                        shop -> shop.items = List.of(
                                new LineItem("S", "Tea", 1, tooMuch, tooMuch, null, "IN", "Acme", TeaShop.PUNE)),
                        "/items/0/amount range",
                        "/items/0/sale_amount range",
                        "/items/0/sale_amount sale-amount"),
                of("long words beside amounts", shop -> shop.amounts = wordy(61), wordyPaths()),
                of("words of 60 beside amounts", shop -> shop.amounts = wordy(60)),
                of(
                        "picture over http",
                        shop -> shop.template = template("t", "http://shop.example.com/o.jpg"),
                        "/header_image https"),
                of(
                        "long link of the picture",
                        shop -> shop.template = template("t", "https://x.example/" + "o".repeat(2031)),
                        "/header_image length"),
                of("long template", shop -> shop.template = template("t".repeat(513), null), " template"),
                of("no template name", shop -> shop.template = template("", null), " template"),
                of("long expiry words", shop -> expiry(shop, 360, "e".repeat(121)), "/expires_description length"),
                of("least time", shop -> expiry(shop, 360, "e".repeat(120))),
                of("too little time", shop -> expiry(shop, 359, null), "/expires_at expiry"));
    }

    private static Stream<Case> payU() {
        return Stream.of(
                of("longest reference", shop -> shop.reference = "r".repeat(25)),
                of("long reference", shop -> shop.reference = "r".repeat(26), "/reference_id length"),
                of("no name", shop -> customer(shop, null, "a@b"), "/customer/name required"),
                of("blank name", shop -> customer(shop, "  ", "a@b"), "/customer/name required"),
                of("no email", shop -> customer(shop, "Asha", null), "/customer/email required"),
                of("long email", shop -> customer(shop, "Asha", "a@" + "b".repeat(49)), "/customer/email length"),
                of("email of 50", shop -> customer(shop, "Asha", "a@" + "b".repeat(48))),
                of("five words of callback data", shop -> callbackData(shop, "UPI_PAYU", "a", "", "c", "d", "e")),
                of(
                        "six words of callback data",
                        shop -> callbackData(shop, "UPI_PAYU", "a", "b", "c", "d", "e", "f"),
                        "/payment/callback_data count"),
                of(
                        "long callback data",
                        shop -> callbackData(shop, "UPI_PAYU", "a", "b".repeat(256)),
                        "/payment/callback_data/1 length"),
                of(
                        "no origin",
                        shop -> item(shop, "S", null, "Acme", TeaShop.PUNE),
                        "/items/0/country_of_origin required"),
                of(
                        "blank importer",
                        shop -> item(shop, "S", "IN", " ", TeaShop.PUNE),
                        "/items/0/importer_name required"),
                of("no address", shop -> item(shop, "S", "IN", "Acme", null), "/items/0/importer_address required"),
                of(
                        "empty address",
                        shop -> item(shop, "S", "IN", "Acme", new Address(null, null, null, null, null, null)),
                        "/items/0/importer_address required"),
                of("no importer, but a catalogue", shop -> {
                    shop.catalog = "1";
                    item(shop, "S", null, null, null);
                }));
    }

    private static Stream<Case> gateways() {
        return Stream.of(
                of("gateway without an importer", shop -> {
                    shop.paid("PG_PAYU", null, Map.of());
                    item(shop, "S", null, null, null);
                }),
                of("longest reference of a gateway", shop -> {
                    shop.paid("PG_PAYU", null, Map.of());
                    shop.reference = "r".repeat(35);
                }),
                of(
                        "long reference of a gateway",
                        shop -> {
                            shop.paid("PG_RAZORPAY", null, Map.of());
                            shop.reference = "r".repeat(36);
                        },
                        "/reference_id length"),
                of(
                        "five words of callback data for a gateway",
                        shop -> callbackData(shop, "PG_PAYU", "a", "b", "c", "d", "e"),
                        "/payment/callback_data count"),
                of(
                        "an empty word for a gateway",
                        shop -> callbackData(shop, "PG_PAYU", "a", ""),
                        "/payment/callback_data/1 length"),
                of(
                        "long configuration",
                        shop -> shop.payment =
                                new Payment(null, "c".repeat(61), null, List.of(), Map.of(), null, null, Map.of()),
                        "/payment/configuration length"),
                of("intent without a link", shop -> shop.paid("UPI_INTENT", null, Map.of()), "/payment/link required"),
                of("link without a link", shop -> shop.paid("UPI_LINK", " ", Map.of()), "/payment/link required"),
                of(
                        "beneficiary elsewhere",
                        shop -> beneficiary(shop, "PG_PAYU", "Nepal", "44600"),
                        "/beneficiaries/0/country country",
                        "/beneficiaries/0/postal_code postal-code"),
                of("beneficiary in capitals", shop -> beneficiary(shop, "UPI_INTENT", "INDIA", "411001")),
                of("beneficiary nobody sends", shop -> beneficiary(shop, "UPI_PAYU", "Nepal", "44600")));
    }

    private static Stream<Case> brazil() {
        return Stream.of(
                of("Brazil in rupees", shop -> shop.paid("BRAZIL", null, Map.of()), "/currency currency"),
                of(
                        "Pix without anything",
                        shop -> shop.inBrazil().paid("BRAZIL_PIX_DC", null, Map.of()),
                        "/payment/extras/pix_code required",
                        "/payment/extras/merchant_name required",
                        "/payment/extras/key required",
                        "/payment/extras/key_type required"),
                of(
                        "Pix with a strange key",
                        shop -> shop.inBrazil()
                                .paid(
                                        "BRAZIL_PIX_DC",
                                        null,
                                        Map.of("code", "c", "merchant_name", "m", "key", "k", "key_type", "RG")),
                        "/payment/extras/key_type key-type"),
                of(
                        "link without a link",
                        shop -> shop.inBrazil().paid("BRAZIL_LINK", null, Map.of()),
                        "/payment/link required"),
                of(
                        "boleto without a code",
                        shop -> shop.inBrazil().paid("BRAZIL_BOLETO", null, Map.of("pix_code", "c")),
                        "/payment/extras/boleto_code required"),
                of("no way to pay", shop -> shop.inBrazil().paid("BRAZIL_PAYMENTS", null, Map.of()), "/payment count"),
                of(
                        "three ways to pay",
                        shop -> shop.inBrazil().paid("BRAZIL_PAYMENTS", LINK, three()),
                        "/payment count"),
                of(
                        "two ways, one of them half",
                        shop -> shop.inBrazil().paid("BRAZIL_PAYMENTS", LINK, Map.of("pix_code", "c")),
                        "/payment/extras/merchant_name required",
                        "/payment/extras/key required",
                        "/payment/extras/key_type required"),
                of("one way", shop -> shop.inBrazil().paid("BRAZIL_PAYMENTS", LINK, Map.of())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesWhatInfobipWouldRefuseInBothModes(Case row) {
        for (String mode : List.of("template", "session")) {
            TeaShop shop = new TeaShop();
            row.change.accept(shop);
            List<String> broken = row.broken.stream()
                    .filter(rule -> mode.equals("template") || !rule.equals(" template"))
                    .toList();

            assertThat(violations(shop.invoice(), TeaShop.account(mode)))
                    .extracting(violation -> violation.path() + ' ' + violation.rule())
                    .containsExactlyInAnyOrderElementsOf(broken);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 1", "1, 60, 0", "1024, 60, 0", "1025, 60, 1", "1, 61, 1", "1025, 61, 2"})
    void looksAtTheTextsOfASessionMessage(int body, int footer, int faults) {
        TeaShop shop = new TeaShop();
        shop.template = new Template("t", "en", null, "b".repeat(body), "f".repeat(footer));

        assertThat(violations(shop.invoice(), TeaShop.account("session"))).hasSize(faults);
        assertThat(violations(shop.invoice(), TeaShop.account("template"))).isEmpty();
    }

    @Test
    void aStatusNeedsNoBodyAndNothingOfAnInvoice() {
        TeaShop shop = new TeaShop();
        shop.template = new Template("t", "en", null, null, null);
        shop.currency = null;
        shop.items = List.of();
        shop.amounts = null;
        shop.customer = Customer.UNKNOWN;

        assertThat(violations(shop.news(OrderStatus.SHIPPED, null), TeaShop.account("session")))
                .isEmpty();
        assertThat(violations(shop.news(OrderStatus.SHIPPED, "d".repeat(120)), TeaShop.account()))
                .isEmpty();
    }

    @Test
    void aStatusKeepsToItsOwnLimits() {
        TeaShop shop = new TeaShop();
        shop.reference = "r".repeat(26);
        shop.template = new Template("t".repeat(513), "en", null, null, null);

        assertThat(violations(shop.news(OrderStatus.SHIPPED, "d".repeat(121)), TeaShop.account()))
                .extracting(violation -> violation.path() + ' ' + violation.rule())
                .containsExactly("/reference_id length", "/description length");
        assertThat(violations(shop.paid("card", null, Map.of()).news(OrderStatus.SHIPPED, null), TeaShop.account()))
                .extracting(Violation::path)
                .containsExactly("/payment/type");
    }

    @Test
    void demandsAPaymentConfigurationOfOrderOrAccount() {
        Account without = TeaShop.account("template", new PaymentDefaults("UPI_PAYU", null), List.of(), Map.of());

        assertThat(violations(new TeaShop().invoice(), without))
                .extracting(Violation::path)
                .containsExactly("/payment/configuration");
    }

    @Test
    void saysWhatToDoInASentence() {
        TeaShop shop = new TeaShop().paid("BRAZIL_PAYMENTS", null, Map.of("pix_code", "c"));
        shop.items = List.of(new LineItem(null, "Cup", 1, Money.ZERO, null, null, null, null, null));
        shop.reference = "r".repeat(36);

        assertThat(violations(shop.invoice(), TeaShop.account()))
                .hasSize(6)
                .allSatisfy(violation -> assertThat(violation.message()).endsWith("."));
    }

    private static List<Violation> violations(Notification notification, Account account) {
        return INFOBIP.compose(notification, account) instanceof Composition.Refused refused
                ? refused.violations()
                : List.of();
    }

    private static void item(TeaShop shop, String retailerId, String origin, String importer, Address address) {
        shop.items = List.of(
                new LineItem(retailerId, "Tea", 2, TeaShop.money("249.50"), null, null, origin, importer, address));
    }

    private static void customer(TeaShop shop, String name, String email) {
        shop.customer = new Customer(null, TeaShop.ASHA, name, email, null);
    }

    private static void callbackData(TeaShop shop, String type, String... data) {
        shop.payment = new Payment(type, null, null, List.of(data), Map.of(), null, null, Map.of());
    }

    private static void beneficiary(TeaShop shop, String type, String country, String postalCode) {
        shop.paid(type, "upi://pay", Map.of());
        shop.beneficiaries = List.of(new Beneficiary("A", "1", null, "C", "S", country, postalCode));
    }

    private static void expiry(TeaShop shop, long secondsLeft, String words) {
        shop.expiresAt = NINE.plusSeconds(secondsLeft);
        shop.expiresDescription = words;
    }

    private static Amounts wordy(int length) {
        String words = "w".repeat(length);
        Money one = new Money(1);
        return new Amounts(one, one, words, one, words, one, words, words, new Money(2));
    }

    private static String[] wordyPaths() {
        return Stream.of("tax_description", "shipping_description", "discount_description", "discount_program")
                .map(field -> '/' + field + " length")
                .toArray(String[]::new);
    }

    private static Map<String, String> three() {
        Map<String, String> extras = new HashMap<>(TeaShop.PIX);
        extras.put("boleto_code", "b");
        return extras;
    }

    private static Template template(String name, String image) {
        return new Template(name, "en_US", image, "body", null);
    }
}
