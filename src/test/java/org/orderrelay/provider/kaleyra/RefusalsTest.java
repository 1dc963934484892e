package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Composition;

final class RefusalsTest {
    private static final Kaleyra KALEYRA =
            new Kaleyra(Fixtures::shippedCodes, Fixtures::shippedCodes, Clock.systemUTC(), false);

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
        Money tooMuch = new Money(Integer.MAX_VALUE + 1L);
        return Stream.of(
                of("other currency", shop -> shop.currency = "BRL", "/currency currency"),
                of("no currency", shop -> shop.currency = null, "/currency currency"),
                of("no items", shop -> shop.items = List.of(), "/items required"),
                of("no amounts", shop -> shop.amounts = null, "/total_amount required"),
                of("no article number", shop -> item(shop, null, "IN", "Acme"), "/items/0/retailer_id required"),
                of("no origin", shop -> item(shop, "SKU", null, "Acme"), "/items/0/country_of_origin required"),
                of("blank importer", shop -> item(shop, "SKU", "IN", " "), "/items/0/importer_name required"),
                of(
                        "no address",
                        shop -> address(shop, null),
                        addressRules("address_line1", "city", "country_code", "postal_code")),
                of(
                        "no postal code",
                        shop -> address(shop, new Address("1", null, "Pune", null, "IN", null)),
                        addressRules("postal_code")),
                of("no city", shop -> address(shop, new Address("1", null, "", null, "IN", "1")), addressRules("city")),
                of(
                        "no country",
                        shop -> address(shop, new Address("1", null, "Pune", null, null, "1")),
                        addressRules("country_code")),
                of(
                        "no street",
                        shop -> address(shop, new Address(null, null, "Pune", null, "IN", "1")),
                        addressRules("address_line1")),
                of(
                        "other payment",
                        shop -> shop.payment = PayloadsTest.payment("UPI_PAYU", null),
                        "/payment/type payment-type"),
                of(
                        "long configuration",
                        shop -> shop.payment = PayloadsTest.payment(null, "c".repeat(61)),
                        "/payment/configuration length"),
                of(
                        "a beneficiary abroad",
                        shop -> shop.beneficiaries = List.of(
                                new Beneficiary("Asha", "1 Main St", null, "Lisbon", "Lisbon", "Portugal", "1100")),
                        "/beneficiaries/0/country country"),
                of("long reference", shop -> shop.reference = "r".repeat(36), "/reference_id length"),
                of("long template", shop -> shop.template = template("t".repeat(513), null), " template"),
                of("no template name", shop -> shop.template = template("", null), " template"),
                of(
                        "picture over http",
                        shop -> shop.template = template("t", "http://shop.example.com/o.jpg"),
                        "/header_image https"),
                of(
                        "total beyond 32 bits",
                        shop -> shop.amounts = TeaShop.amounts("1", "0", "0", "0", "21474836.48"),
                        "/total_amount range"),
                of(
                        "negative discount",
                        shop -> shop.amounts = TeaShop.amounts("1", "0", "0", "-1", "1"),
                        "/discount range"),
                of(
                        "prices beyond 32 bits",
                        shop -> shop.items = List.of(
                                new LineItem("S", "Tea", 1, tooMuch, tooMuch, null, "IN", "Acme", TeaShop.PUNE)),
                        "/items/0/amount range",
                        "/items/0/sale_amount range"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesWhatKaleyraWouldRefuse(Case row) {
        TeaShop shop = new TeaShop();
        row.change.accept(shop);

        assertThat(violations(shop.invoice(), TeaShop.account()))
                .extracting(violation -> violation.path() + ' ' + violation.rule())
                .containsExactlyElementsOf(row.broken);
    }

    @Test
    void aLimitCountsCharactersAndNotTheirHalves() {
        TeaShop shop = new TeaShop();
        shop.payment = PayloadsTest.payment(null, "\ud83c\udf75".repeat(60));

        assertThat(KALEYRA.compose(shop.invoice(), TeaShop.account())).isInstanceOf(Composition.Composed.class);
    }

    @Test
    void reportsEveryViolationAtOnce() {
        TeaShop shop = new TeaShop();
        shop.currency = "BRL";
        shop.items = List.of(TeaShop.tea(null), new LineItem(null, "Cup", 1, Money.ZERO, null, null, null, null, null));

        assertThat(violations(shop.invoice(), TeaShop.account()))
                .hasSize(8)
                .allSatisfy(violation -> assertThat(violation.message()).endsWith("."));
    }

    @Test
    void demandsAPaymentConfigurationOfOrderOrAccount() {
        Account account = TeaShop.account();
        Account without = new Account(
                account.name(),
                account.provider(),
                account.baseUrl(),
                account.sender(),
                account.limits(),
                account.retry(),
                account.probe(),
                account.inFlight(),
                PaymentDefaults.NONE,
                List.of(),
                account.options(),
                Map.of());

        assertThat(violations(new TeaShop().invoice(), without))
                .extracting(Violation::path)
                .containsExactly("/payment/configuration");
    }

    @Test
    void asksNothingOfAnInvoiceFromAnOrderStatus() {
        TeaShop shop = new TeaShop();
        shop.currency = null;
        shop.items = List.of();
        shop.amounts = null;

        assertThat(KALEYRA.compose(shop.news(OrderStatus.SHIPPED, null), TeaShop.account()))
                .isInstanceOf(Composition.Composed.class);
    }

    private static List<Violation> violations(Notification notification, Account account) {
        Composition composition = KALEYRA.compose(notification, account);
        assertThat(composition).isInstanceOf(Composition.Refused.class);
        return ((Composition.Refused) composition).violations();
    }

    private static void item(TeaShop shop, String retailerId, String origin, String importer) {
        shop.items = List.of(new LineItem(
                retailerId, "Tea", 2, TeaShop.money("249.50"), null, null, origin, importer, TeaShop.PUNE));
    }

    private static void address(TeaShop shop, Address address) {
        shop.items = List.of(new LineItem("SKU", "Tea", 2, TeaShop.money("249.50"), null, null, "IN", "Acme", address));
    }

    private static String[] addressRules(String... fields) {
        return Stream.of(fields)
                .map(field -> "/items/0/importer_address/" + field + " required")
                .toArray(String[]::new);
    }

    private static Template template(String name, String image) {
        return new Template(name, "en_US", image, null, null);
    }
}
