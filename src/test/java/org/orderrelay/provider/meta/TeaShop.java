package org.orderrelay.provider.meta;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Customer;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Payment;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Refs;
import org.orderrelay.provider.Composition;

/** An invented shop with its account at Meta and orders; every test changes one thing about them. */
final class TeaShop {
    static final String DELIVERY = "01939c5e-7a00-7000-8000-000000000001";
    static final String IMAGE = "https://shop.example.com/o.jpg";
    static final Phone ASHA = new Phone("+919876543210");
    static final Address PUNE = new Address("1 Main St", null, "Pune", null, "IN", "411001");
    static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final CodeTable CODES = Fixtures.shippedCodes();
    static final Meta META = new Meta(() -> CODES, Clock.fixed(NINE, ZoneOffset.UTC), false);

    String reference = "BM345A-12";
    String currency = "INR";
    boolean physical = true;
    List<LineItem> items = List.of(tea(null));
    Amounts amounts = amounts("499.00", "49.90", "40.00", "0.00", "588.90");
    String catalog;
    boolean quickPay;
    Instant expiresAt;
    String expiresDescription;
    List<Beneficiary> beneficiaries = List.of();
    Payment payment = Payment.NONE;
    Template template = new Template("order_invoice", "en_US", IMAGE, null, null);
    /** The account's payment settings. */
    PaymentDefaults paid = new PaymentDefaults("upi", "upi-main");

    /** The parts of an account that tests change; the rest is invented. */
    static Account account(
            String baseUrl,
            Map<String, String> options,
            Map<String, Secret> secrets,
            PaymentDefaults payment,
            List<TemplateRef> templates) {
        return new Account(
                "meta-in",
                "meta",
                URI.create(baseUrl),
                options.getOrDefault("phone-number-id", ""),
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                payment,
                templates,
                options,
                secrets);
    }

    static Map<String, String> options() {
        return new HashMap<>(Map.of(
                "phone-number-id", "106540352242922",
                "business-account-id", "102290129340398",
                "api-version", "v23.0"));
    }

    static Map<String, Secret> secrets() {
        return new HashMap<>(Map.of(
                "access-token", new Secret("token-of-tests"),
                "webhook.app-secret", new Secret("app-secret-of-tests"),
                "webhook.verify-token", new Secret("verify-token-of-tests")));
    }

    Account account() {
        return account("https://graph.facebook.com", options(), secrets(), paid, List.of());
    }

    static Account anAccount() {
        return new TeaShop().account();
    }

    static LineItem tea(Money sale) {
        return new LineItem("SKU-1", "Tea", 2, money("249.50"), sale, null, "IN", "Acme", PUNE);
    }

    static LineItem plainTea() {
        return new LineItem(null, "Tea", 2, money("249.50"), null, null, null, null, null);
    }

    static LineItem pictured(String retailerId) {
        return new LineItem(
                retailerId, "Tea", 2, money("249.50"), null, "https://shop.example.com/tea.png", null, null, null);
    }

    static Money money(String major) {
        return Money.ofMajor(new BigDecimal(major));
    }

    static Amounts amounts(String subtotal, String tax, String shipping, String discount, String total) {
        return new Amounts(
                money(subtotal), money(tax), null, money(shipping), null, money(discount), null, null, money(total));
    }

    /** How an order says it is paid. */
    TeaShop pays(String type, String configuration, String gateway, String link, Map<String, String> extras) {
        payment = new Payment(type, configuration, null, List.of(), Map.of(), link, gateway, extras);
        return this;
    }

    TeaShop notes(Map<String, String> notes) {
        payment = new Payment(
                payment.type(),
                payment.configuration(),
                null,
                List.of(),
                notes,
                payment.link(),
                payment.gateway(),
                payment.extras());
        return this;
    }

    TeaShop brazilian(String type) {
        currency = "BRL";
        paid = new PaymentDefaults(type, null);
        return this;
    }

    Notification invoice() {
        return notification(OrderStatus.PENDING, null);
    }

    Notification news(OrderStatus status, String description) {
        template = new Template("order_update", "en_US", null, null, null);
        return notification(status, description);
    }

    Notification notification(OrderStatus status, String description) {
        Order order = new Order(
                reference,
                status,
                null,
                null,
                description,
                Customer.UNKNOWN,
                List.of(),
                null,
                currency,
                physical,
                items,
                amounts,
                null,
                catalog,
                quickPay,
                expiresAt,
                expiresDescription,
                beneficiaries,
                payment,
                new Refs("customer1", "marketing", "dictionary"));
        return new Notification(DELIVERY, order, ASHA, "meta-in", template);
    }

    /** The invoice as it is sent. */
    String payload() {
        return payload(invoice());
    }

    String payload(Notification notification) {
        Composition composition = META.compose(notification, account());
        if (composition instanceof Composition.Composed composed) {
            return composed.payload();
        }
        throw new AssertionError("refused: " + composition);
    }
}
