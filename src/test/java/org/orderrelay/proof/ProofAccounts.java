package org.orderrelay.proof;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
import org.orderrelay.account.TemplateRef;

/** Accounts with a template for everything: with a picture and without, a name as long as there is. */
final class ProofAccounts {
    private static final String PICTURE = "https://shop.example.com/o.jpg";

    private ProofAccounts() {}

    static Account of(String provider, Map<String, String> options, PaymentDefaults payment) {
        List<TemplateRef> templates = List.of(
                template("order_details", null, "en_US", "order_invoice", true),
                template("order_details", null, "hi", "i".repeat(512), false),
                template("order_status", null, "en_US", "order_news", false),
                template("order_status", "shipped", "hi", "order_shipped", false));
        return of(provider, "+911234567890", options, payment, templates);
    }

    static Account of(
            String provider,
            String sender,
            Map<String, String> options,
            PaymentDefaults payment,
            List<TemplateRef> templates) {
        return new Account(
                provider + "-proof",
                provider,
                URI.create("https://api.example.com"),
                sender,
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                payment,
                templates,
                options,
                Map.of("api-key", new Secret("key-of-tests"), "access-token", new Secret("token-of-tests")));
    }

    private static TemplateRef template(String kind, String status, String locale, String name, boolean header) {
        return new TemplateRef(
                kind, status, locale, name, header, header ? PICTURE : null, "Your order is on its way.", "Tea Shop");
    }
}
