package org.orderrelay.app;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Accounts;
import org.orderrelay.enrich.Routing;
import org.orderrelay.order.OrderStatus;

/**
 * {@code accounts.yaml}: the routing part, with the line of every fault. What a rule asks for must exist: its account, a
 * country, a currency, one of the six statuses, one of the four sources. A key that is misspelt is a fault, since a rule
 * without its condition would match every order.
 */
final class RoutingFile {
    private static final Set<String> SOURCES = Set.of("jms", "rest", "file", "sftp");
    private static final Set<String> COUNTRIES = PhoneNumberUtil.getInstance().getSupportedRegions();
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Accounts accounts;
    private final UnaryOperator<String> placeholders;
    private final List<String> faults = new ArrayList<>();

    /** @param placeholders puts in what {@code {{env:NAME}}} refers to */
    RoutingFile(Accounts accounts, UnaryOperator<String> placeholders) {
        this.accounts = accounts;
        this.placeholders = placeholders;
    }

    /**
     * Reads the rules. With one account alone and no default, that one is the default.
     *
     * @param path {@code accounts.yaml}
     * @throws ConfigurationException with every fault at once
     */
    Routing read(Path path) {
        String file = path.toString();
        LinedYaml routing = LinedYaml.read(path) instanceof LinedYaml.Block block
                ? block.entries().stream()
                        .filter(entry -> entry.key().equals("routing"))
                        .findFirst()
                        .map(LinedYaml.Entry::value)
                        .orElse(new LinedYaml.Block(0, List.of()))
                : new LinedYaml.Block(0, List.of());
        LinedFields fields = new LinedFields(file, routing, faults);
        List<Routing.Rule> rules = rules(file, fields.value("rules"));
        String fallback = account(fields, "default");
        if (fallback == null && accounts.all().size() == 1) {
            fallback = accounts.all().get(0).name();
        }
        fields.checkUnknown();
        ConfigurationException.throwIfAny(faults);
        return new Routing(rules, fallback);
    }

    private List<Routing.Rule> rules(String file, @Nullable LinedYaml list) {
        List<Routing.Rule> rules = new ArrayList<>();
        if (list == null) {
            return rules;
        }
        if (!(list instanceof LinedYaml.Sequence sequence)) {
            faults.add(file + " line " + list.line() + ": rules must be a list");
            return rules;
        }
        for (LinedYaml element : sequence.elements()) {
            if (!rules.isEmpty() && rules.get(rules.size() - 1).matchesAll()) {
                faults.add(file + " line " + element.line()
                        + ": is never asked, since the rule before it matches every order");
            }
            rules.add(rule(file, element));
        }
        return rules;
    }

    private Routing.Rule rule(String file, LinedYaml element) {
        LinedFields rule = new LinedFields(file, element, faults);
        LinedYaml conditions = rule.value("when");
        LinedFields when = new LinedFields(
                file, conditions == null ? new LinedYaml.Block(element.line(), List.of()) : conditions, faults);
        String account = account(rule, "account");
        if (account == null) {
            faults.add(file + " line " + element.line() + ": account is missing");
        }
        Routing.Rule read = new Routing.Rule(
                value(when, "country", COUNTRIES::contains, "the ISO code of a country, like BR"),
                value(when, "currency", CURRENCIES::contains, "the ISO code of a currency, like INR"),
                status(when),
                value(when, "source", SOURCES::contains, "jms, rest, file or sftp"),
                account == null ? "" : account);
        when.checkUnknown();
        rule.checkUnknown();
        return read;
    }

    private @Nullable String value(LinedFields fields, String key, Predicate<String> isKnown, String wanted) {
        String text = text(fields, key);
        if (text != null && !isKnown.test(text)) {
            fields.wrong(key, "must be " + wanted);
        }
        return text;
    }

    /** In any spelling an order may have. */
    private @Nullable String status(LinedFields fields) {
        String text = text(fields, "status");
        Optional<OrderStatus> status = text == null ? Optional.empty() : OrderStatus.parse(text);
        if (text != null && status.isEmpty()) {
            fields.wrong("status", "must be one of the six statuses, like shipped");
        }
        return status.map(OrderStatus::wire).orElse(null);
    }

    private @Nullable String account(LinedFields fields, String key) {
        String account = text(fields, key);
        if (account != null && accounts.find(account).isEmpty()) {
            fields.wrong(key, "names an account that is not configured: " + account);
        }
        return account;
    }

    private @Nullable String text(LinedFields fields, String key) {
        String text = fields.text(key);
        return text == null || text.isBlank() ? null : placeholders.apply(text);
    }
}
