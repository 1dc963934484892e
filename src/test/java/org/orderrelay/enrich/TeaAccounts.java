package org.orderrelay.enrich;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.order.Customer;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Payment;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Refs;

/** Accounts and orders of the tea shop, as short as the tests need them. */
final class TeaAccounts {
    static final Phone INDIAN = new Phone("+919876543210");
    static final Phone BRAZILIAN = new Phone("+5511987654321");

    private TeaAccounts() {}

    static Account account(String name, TemplateRef... templates) {
        return account(name, Map.of(), templates);
    }

    /** An account whose own locale is set. */
    static Account withLocale(String locale, TemplateRef... templates) {
        return account("shop", Map.of("locale", locale), templates);
    }

    private static Account account(String name, Map<String, String> options, TemplateRef... templates) {
        return new Account(
                name,
                "kaleyra",
                URI.create("https://api.example.com"),
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                PaymentDefaults.NONE,
                List.of(templates),
                options,
                Map.of());
    }

    static TemplateRef template(String kind, String status, String locale, String name) {
        return new TemplateRef(kind, status, locale, name, false, null, null, null);
    }

    static TemplateRef withImageHeader(String name, String headerImage) {
        return new TemplateRef("order_status", null, "en_US", name, true, headerImage, null, null);
    }

    static Customer reachedAt(Phone phone, String locale) {
        return new Customer(null, phone, null, null, locale);
    }

    static Order order(OrderStatus status, Customer customer, List<Phone> recipients) {
        return order(status, customer, recipients, null, null);
    }

    static Order order(
            OrderStatus status, Customer customer, List<Phone> recipients, String account, String headerImage) {
        return new Order(
                "BM345A-12",
                status,
                null,
                null,
                null,
                customer,
                recipients,
                account,
                "INR",
                true,
                List.of(),
                null,
                headerImage,
                null,
                false,
                null,
                null,
                List.of(),
                Payment.NONE,
                Refs.NONE);
    }
}
