package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Customer;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Payment;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Prepared;

final class PayloadsTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final Infobip INFOBIP =
            new Infobip(() -> Fixtures.shippedCodes(), Clock.fixed(NINE, ZoneOffset.UTC), false);

    /** Every message as both modes send it: a golden file each. */
    static List<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void equalsItsGoldenFile(Golden golden) {
        String expected = Fixtures.text("payloads/infobip/" + golden + ".json");

        assertThat(Fixtures.pretty(compose(golden.notification(), golden.account())))
                .isEqualTo(expected.strip());
    }

    /**
     * The source document's own sample. Our delivery id travels in {@code messageId} and {@code callbackData}, and links
     * are not shortened.
     */
    @Test
    void reproducesTheSampleOfTheOrderDetailsDocument() {
        TeaShop shop = new TeaShop();
        shop.reference = "fd3e847h2";
        shop.physical = false;
        shop.customer = new Customer(null, TeaShop.ASHA, "John Smith", "John.Smith@example.com", null);
        shop.payment = new Payment(
                null,
                null,
                "tshirt100",
                List.of("customData1", "customData2", "customData3", "customData4", "customData5"),
                Map.of(),
                null,
                null,
                Map.of());
        shop.catalog = "1";
        shop.quickPay = true;
        shop.expiresAt = NINE.plusSeconds(500);
        shop.expiresDescription = "limited offer";
        shop.items = List.of(
                new LineItem("1", "discounted product", 2, new Money(10000), new Money(5000), null, null, null, null),
                new LineItem("2", "product", 1, new Money(10000), null, null, null, null, null));
        shop.amounts = new Amounts(
                new Money(20000),
                new Money(1000),
                "tax included",
                new Money(1000),
                "shipping cost",
                new Money(1000),
                "discount",
                "membership discount",
                new Money(21000));
        shop.template = new Template("none", "en", null, "Some text", "Footer");

        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.text("fixtures/infobip/order-details.json"));
        sample.put("to", "919876543210");
        sample.put("messageId", TeaShop.DELIVERY);
        sample.put("callbackData", TeaShop.DELIVERY);
        ((ObjectNode) sample.path("urlOptions")).put("shortenUrl", false);

        assertThat(sent(shop.invoice(), TeaShop.account("session"))).isEqualTo(sample);
    }

    @Test
    void addressesReportsAndPlatformFromTheAccountOnly() {
        Account account = TeaShop.account(
                "template",
                new PaymentDefaults("UPI_PAYU", "payment-config"),
                List.of(),
                Map.of(
                        "notify-url",
                        "https://relay.example.com/webhooks/infobip/infobip-in",
                        "entity-id",
                        "shop",
                        "application-id",
                        "relay"));

        JsonNode message =
                Fixtures.tree(compose(new TeaShop().invoice(), account)).at("/messages/0");

        assertThat(message.path("notifyUrl").asText())
                .isEqualTo("https://relay.example.com/webhooks/infobip/infobip-in");
        assertThat(message.path("entityId").asText()).isEqualTo("shop");
        assertThat(message.path("applicationId").asText()).isEqualTo("relay");
    }

    @Test
    void takesPaymentFromTheOrderBeforeTheAccount() {
        TeaShop shop = new TeaShop();
        shop.payment = new Payment("pg-razorpay", "of-the-order", null, List.of(), Map.of(), null, null, Map.of());

        JsonNode action = action(shop.invoice());

        assertThat(action.at("/payment/type").asText()).isEqualTo("PG_RAZORPAY");
        assertThat(action.path("paymentConfiguration").asText()).isEqualTo("of-the-order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Asha Rao | Asha | Rao",
                "'  Asha   Rao ' | Asha | Rao",
                "Asha | Asha | -",
                "Venkata Subramanian Ramachandran Iyer | Venkata | Subramanian Ramachan",
                "Venkata Subramaniam Raghavan Iyer | Venkata | Subramaniam Raghavan",
                "Venkata Subramanianalongone Iyer | Venkata | Subramanianalongone",
                "आशा राव | आशा | राव"
            })
    void splitsANameAtItsFirstBlankAndCutsWhatIsTooLong(String name, String first, String last) {
        TeaShop shop = new TeaShop();
        shop.customer = new Customer(null, TeaShop.ASHA, name, "a@b", null);

        JsonNode payment = action(shop.invoice()).path("payment");

        assertThat(payment.path("customerFirstName").asText()).isEqualTo(first);
        assertThat(payment.path("customerLastName").asText(null)).isEqualTo(last);
    }

    @Test
    void cutsAFirstNameOfSixtyCharactersBetweenCharacters() {
        TeaShop shop = new TeaShop();
        shop.customer = new Customer(null, TeaShop.ASHA, "🍵".repeat(61), "a@b", null);

        assertThat(action(shop.invoice()).at("/payment/customerFirstName").asText())
                .isEqualTo("🍵".repeat(60));
    }

    @Test
    void describesTheProductsByTheirNames() {
        TeaShop shop = new TeaShop();
        shop.items = List.of(TeaShop.tea(null), item("Cup"), item("x".repeat(60)), item("y".repeat(60)));

        assertThat(action(shop.invoice()).at("/payment/productDescription").asText())
                .isEqualTo("Tea, Cup, " + "x".repeat(60) + ", " + "y".repeat(28));
    }

    @ParameterizedTest
    @CsvSource({"UPI_INTENT, ", "UPI_LINK, payment-config", "BRAZIL_LINK, ", "BRAZIL, payment-config"})
    void leavesAConfigurationOutWhereItMustNotStand(String type, String configuration) {
        TeaShop shop = new TeaShop().paid(type, "https://pay.example.com/1", Map.of());
        shop.currency = type.startsWith("BRAZIL") ? "BRL" : "INR";

        assertThat(action(shop.invoice()).path("paymentConfiguration").asText(null))
                .isEqualTo(configuration);
    }

    @Test
    void takesThePixAccountOfAllOrdersFromTheAccount() {
        Account account = TeaShop.account(
                "template",
                new PaymentDefaults("BRAZIL_PIX_DC", null),
                List.of(),
                Map.of("pix-merchant-name", "Casa", "pix-key-type", "EVP", "pix-key", "k"));
        TeaShop shop = new TeaShop().inBrazil().paid(null, null, Map.of("code", "c", "key", "of-the-order"));

        JsonNode payment = Fixtures.tree(compose(shop.invoice(), account))
                .at("/messages/0/content/templateData/buttons/0/action/payment");

        assertThat(payment.path("merchantName").asText()).isEqualTo("Casa");
        assertThat(payment.path("keyType").asText()).isEqualTo("EVP");
        assertThat(payment.path("key").asText()).isEqualTo("of-the-order");
    }

    @ParameterizedTest
    @CsvSource({
        "BRAZIL_PAYMENTS, boleto_code, BRAZIL_BOLETO",
        "BRAZIL_PAYMENTS, pix_code, BRAZIL_PIX_DC",
        "BRAZIL_PAYMENTS, nothing, BRAZIL_PIX_DC",
        "BRAZIL_BOLETO, nothing, BRAZIL_BOLETO"
    })
    void namesOnePaymentInAStatusOfSeveral(String type, String extra, String named) {
        TeaShop shop = new TeaShop().paid(type, null, Map.of(extra, "c"));

        JsonNode message = Fixtures.tree(compose(shop.news(OrderStatus.SHIPPED, null), TeaShop.account("session")));

        assertThat(message.at("/content/action/payment/type").asText()).isEqualTo(named);
    }

    static String compose(Notification notification, Account account) {
        Composition composition = INFOBIP.compose(notification, account);
        assertThat(composition).isInstanceOf(Composition.Composed.class);
        return ((Composition.Composed) composition).payload();
    }

    private static JsonNode sent(Notification notification, Account account) {
        Call call = new Call(
                TeaShop.DELIVERY,
                notification.kind(),
                notification.order().referenceId(),
                notification.order().referenceId(),
                compose(notification, account));
        return Fixtures.tree(((Prepared.Request) INFOBIP.prepare(call, account, NINE)).body());
    }

    private static JsonNode action(Notification invoice) {
        return Fixtures.tree(compose(invoice, TeaShop.account()))
                .at("/messages/0/content/templateData/buttons/0/action");
    }

    private static LineItem item(String name) {
        return new LineItem("S", name, 1, Money.ZERO, null, null, "IN", "Acme", TeaShop.PUNE);
    }
}
