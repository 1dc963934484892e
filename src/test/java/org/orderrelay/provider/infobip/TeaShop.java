package org.orderrelay.provider.infobip;

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
import org.orderrelay.account.TemplateRef;
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
    static final Beneficiary HOME =
            new Beneficiary("Asha Rao", "5 Lake Rd", "Flat 2", "Pune", "Maharashtra", "India", "411001");
    static final Map<String, String> PIX = Map.of(
            "pix_code", "00020101021226900014br.gov.bcb.pix2568pix",
            "merchant_name", "Casa de Chá",
            "key_type", "CNPJ",
            "key", "01234567891234");

    String reference = "BM345A-12";
    String currency = "INR";
    boolean physical = true;
    List<LineItem> items = List.of(tea(null));
    Amounts amounts = amounts("499.00", "49.90", "40.00", "0.00", "588.90");
    Customer customer = new Customer("C-1", ASHA, "Asha Rao", "asha@example.com", "en_US");
    String catalog;
    boolean quickPay;
    Instant expiresAt;
    String expiresDescription;
    List<Beneficiary> beneficiaries = List.of();
    Payment payment = Payment.NONE;
    Template template = new Template("order_invoice", "en_US", IMAGE, "Your order is ready to be paid.", "Tea Shop");

    static Account account() {
        return account("template");
    }

    static Account account(String mode) {
        return account(mode, "UPI_PAYU");
    }

    static Account account(String mode, String type) {
        return account(mode, new PaymentDefaults(type, "payment-config"), List.of(), Map.of());
    }

    static Account account(
            String mode, PaymentDefaults payment, List<TemplateRef> templates, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("message", mode);
        return new Account(
                "infobip-in",
                "infobip",
                URI.create(options.getOrDefault("base-url", "https://xxxxx.api.infobip.com")),
                options.getOrDefault("sender", "441134960000"),
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                payment,
                templates,
                options,
                Map.of("api-key", new Secret("key-of-tests"), "webhook.secret", new Secret("s3cret")));
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

    /** A payment of the order's own. */
    static Payment payment(String type, String link, Map<String, String> extras) {
        return new Payment(type, null, null, List.of(), Map.of(), link, null, extras);
    }

    /** Everything as a customer in Brazil would have it. */
    TeaShop inBrazil() {
        currency = "BRL";
        return this;
    }

    TeaShop paid(String type, String link, Map<String, String> extras) {
        payment = payment(type, link, extras);
        return this;
    }

    Notification invoice() {
        return notification(OrderStatus.PENDING, null);
    }

    Notification news(OrderStatus status, String description) {
        template = new Template("order_update", "en_US", null, template.body(), template.footer());
        return notification(status, description);
    }

    private Notification notification(OrderStatus status, String description) {
        Order order = new Order(
                reference,
                status,
                null,
                null,
                description,
                customer,
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
                Refs.NONE);
        return new Notification(DELIVERY, order, ASHA, "infobip-in", template);
    }
}
