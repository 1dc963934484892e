package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Accounts;
import org.orderrelay.enrich.Routing;

/** {@code accounts.yaml}: the routing part. Every account it names must exist. */
final class RoutingFile {
    private final Accounts accounts;
    private final List<String> faults = new ArrayList<>();

    RoutingFile(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Reads the rules. With one account alone and no default, that one is the default.
     *
     * @throws ConfigurationException with every fault at once
     */
    Routing read(JsonNode file) {
        YamlFields routing = new YamlFields(file.path("routing"), "routing", faults);
        List<Routing.Rule> rules = new ArrayList<>();
        for (YamlFields rule : routing.children("rules")) {
            YamlFields when = rule.child("when");
            String account = rule.required("account");
            known(rule, "account", account);
            rules.add(new Routing.Rule(
                    when.optional("country"),
                    when.optional("currency"),
                    when.optional("status"),
                    when.optional("source"),
                    account));
        }
        String fallback = routing.optional("default");
        if (fallback != null) {
            known(routing, "default", fallback);
        } else if (accounts.all().size() == 1) {
            fallback = accounts.all().get(0).name();
        }
        ConfigurationException.throwIfAny(faults);
        return new Routing(rules, fallback);
    }

    private void known(YamlFields fields, String key, @Nullable String account) {
        if (account != null && !account.isEmpty() && accounts.find(account).isEmpty()) {
            fields.fault(key, "names an account that is not configured: " + account);
        }
    }
}
