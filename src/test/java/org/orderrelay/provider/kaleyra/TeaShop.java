package org.orderrelay.provider.kaleyra;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
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

/** An invented shop with its account and orders; every test changes one thing about them. */
final class TeaShop {
    static final String DELIVERY = "01939c5e-7a00-7000-8000-000000000001";
    static final String IMAGE = "https://shop.example.com/o.jpg";
    static final Phone ASHA = new Phone("+919876543210");
    static final Address PUNE = new Address("1 Main St", null, "Pune", null, "IN", "411001");

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
    Refs refs = new Refs("customer1", "marketing", "dictionary");
    Template template = new Template("ord_det_temp1", "en_US", IMAGE, null, null);

    static Account account() {
        return account("https://api.in.kaleyra.io", "+911234567890", "HXAP16XXXXXX97IN");
    }

    static Account account(String baseUrl, String sender, String sid) {
        return new Account(
                "kaleyra-in",
                "kaleyra",
                URI.create(baseUrl),
                sender,
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                new PaymentDefaults("upi", "unique_payment_config_id"),
                List.of(),
                Map.of("sid", sid),
                Map.of("api-key", new Secret("key-of-tests")));
    }

    static Account withOptions(Map<String, String> options) {
        Account shop = account();
        Map<String, String> all = new HashMap<>(shop.options());
        all.putAll(options);
        return new Account(
                shop.name(),
                shop.provider(),
                shop.baseUrl(),
                shop.sender(),
                shop.limits(),
                shop.retry(),
                shop.probe(),
                shop.inFlight(),
                shop.payment(),
                shop.templates(),
                all,
                shop.secrets());
    }

    static LineItem tea(Money sale) {
        return new LineItem("SKU-1", "Tea", 2, money("249.50"), sale, null, "IN", "Acme", PUNE);
    }

    static Money money(String major) {
        return Money.ofMajor(new BigDecimal(major));
    }

    static Amounts amounts(String subtotal, String tax, String shipping, String discount, String total) {
        return new Amounts(
                money(subtotal), money(tax), null, money(shipping), null, money(discount), null, null, money(total));
    }

    Notification invoice() {
        return notification(OrderStatus.PENDING, null);
    }

    Notification news(OrderStatus status, String description) {
        template = new Template("order_confirmation", "en_US", null, null, null);
        return notification(status, description);
    }

    private Notification notification(OrderStatus status, String description) {
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
                refs);
        return new Notification(DELIVERY, order, ASHA, "kaleyra-in", template);
    }
}
