package org.orderrelay.enrich;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Order;

/**
 * Which account sends an order, where neither its history nor the order itself says so: the first rule that matches,
 * else the default ({@code routing} of {@code accounts.yaml}).
 *
 * @param fallback the default account; null for none
 */
public record Routing(List<Rule> rules, @Nullable String fallback) {
    public Routing {
        rules = List.copyOf(rules);
    }

    /**
     * One rule; what is null matches anything.
     *
     * @param country ISO code of the recipient's number
     * @param currency {@code INR}, {@code BRL}
     * @param status wire form of the status
     * @param source {@code jms}, {@code file}, {@code sftp}, {@code rest}
     * @param account name of the account that sends
     */
    public record Rule(
            @Nullable String country,
            @Nullable String currency,
            @Nullable String status,
            @Nullable String source,
            String account) {

        /** Whether it asks for nothing: no rule behind it is ever reached. */
        public boolean matchesAll() {
            return country == null && currency == null && status == null && source == null;
        }

        private boolean matches(Order order, String orderSource, @Nullable String orderCountry) {
            return allows(country, orderCountry)
                    && allows(currency, order.currency())
                    && allows(status, order.status().wire())
                    && allows(source, orderSource);
        }

        private static boolean allows(@Nullable String wanted, @Nullable String given) {
            return wanted == null || wanted.equals(given);
        }
    }

    /** Whether any rule depends on the recipient's country. */
    boolean asksForCountry() {
        return rules.stream().anyMatch(rule -> rule.country() != null);
    }

    /**
     * The account's name.
     *
     * @param country ISO code of the recipient's number; null if it has none
     */
    public Optional<String> route(Order order, String source, @Nullable String country) {
        return rules.stream()
                .filter(rule -> rule.matches(order, source, country))
                .map(Rule::account)
                .findFirst()
                .or(() -> Optional.ofNullable(fallback));
    }
}
