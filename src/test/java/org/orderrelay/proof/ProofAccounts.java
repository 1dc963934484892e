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

    /** An account of a provider. */
    static Account of(String provider, Map<String, String> options, PaymentDefaults payment) {
        return new Account(
                provider + "-proof",
                provider,
                URI.create("https://api.example.com"),
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                payment,
                List.of(
                        template("order_details", null, "en_US", "order_invoice", true),
                        template("order_details", null, "hi", "i".repeat(512), false),
                        template("order_status", null, "en_US", "order_news", false),
                        template("order_status", "shipped", "hi", "order_shipped", false)),
                options,
                Map.of("api-key", new Secret("key-of-tests"), "access-token", new Secret("token-of-tests")));
    }

    /** The same account with other templates. */
    static Account with(Account account, List<TemplateRef> templates) {
        return new Account(
                account.name(),
                account.provider(),
                account.baseUrl(),
                account.sender(),
                account.limits(),
                account.retry(),
                account.probe(),
                account.inFlight(),
                account.payment(),
                templates,
                account.options(),
                account.secrets());
    }

    private static TemplateRef template(String kind, String status, String locale, String name, boolean header) {
        return new TemplateRef(
                kind, status, locale, name, header, header ? PICTURE : null, "Your order is on its way.", "Tea Shop");
    }
}
