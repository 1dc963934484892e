package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
import org.orderrelay.account.TemplateRef;

/** {@code accounts.yaml}: the accounts part. Every fault of the file is collected, with the place it stands at. */
final class AccountsFile {
    private static final Set<String> TYPED = Set.of(
            "name",
            "provider",
            "base-url",
            "sender",
            "limits",
            "retry",
            "probe",
            "in-flight",
            "payment",
            "templates",
            "importer",
            "webhook");
    private static final Set<String> SECRETS = Set.of("api-key", "access-token");
    private static final int DEFAULT_IN_FLIGHT = 64;
    private static final Duration DEFAULT_PROBE = Duration.ofMinutes(10);

    private final List<String> faults;

    AccountsFile() {
        this(new ArrayList<>());
    }

    /** @param faults where they are collected */
    AccountsFile(List<String> faults) {
        this.faults = faults;
    }

    /**
     * Reads the accounts.
     *
     * @throws ConfigurationException with every fault at once
     */
    Accounts read(JsonNode file) {
        Accounts accounts = readAll(file);
        ConfigurationException.throwIfAny(faults);
        return accounts;
    }

    /** Every account there is, the faulty ones too. */
    Accounts readAll(JsonNode file) {
        List<Account> accounts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode node : file.path("accounts")) {
            YamlFields fields = new YamlFields(node, "accounts[" + index++ + "]", faults);
            String name = fields.text("name", "");
            if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
                fields.fault("name", "must be 1 to 64 of A-Z a-z 0-9 . _ -");
            } else if (!names.add(name)) {
                fields.fault("name", "is there twice: " + name);
            }
            accounts.add(account(name, fields));
        }
        if (accounts.isEmpty()) {
            faults.add("accounts: there is none");
        }
        return new Accounts(accounts);
    }

    private Account account(String name, YamlFields fields) {
        Map<String, Secret> secrets = new HashMap<>();
        Map<String, String> options = new HashMap<>();
        fields.scalars().forEach((key, value) -> {
            if (SECRETS.contains(key)) {
                secrets.put(key, new Secret(value));
            } else if (!TYPED.contains(key)) {
                options.put(key, value);
            }
        });
        webhook(fields).forEach((key, value) -> secrets.put("webhook." + key, new Secret(value)));
        return new Account(
                name,
                fields.required("provider"),
                baseUrl(fields),
                fields.text("sender", fields.text("phone-number-id", "")),
                limits(fields.child("limits")),
                retry(fields.child("retry")),
                fields.duration("probe", DEFAULT_PROBE),
                fields.number("in-flight", DEFAULT_IN_FLIGHT, 1, 10_000),
                payment(fields.child("payment")),
                templates(fields),
                ImporterFields.read(fields.child("importer")),
                options,
                secrets);
    }

    private static Map<String, String> webhook(YamlFields account) {
        Map<String, String> secrets = account.child("webhook").scalars();
        if (secrets.isEmpty() && account.hasMapping("webhook")) {
            account.fault("webhook", "has no secret: anybody could pass for the provider");
        }
        return secrets;
    }

    private static URI baseUrl(YamlFields fields) {
        String text = fields.required("base-url");
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // the parser's own words quote the value, which may hold a password
            fields.fault("base-url", "is not a URL");
            return URI.create("https://invalid");
        }
        fields.fault("base-url", "must be https://host, without user, query or fragment");
        return URI.create("https://invalid");
    }

    private static Limits limits(YamlFields fields) {
        return new Limits(
                fields.number("per-second", 0, 0, 100_000),
                fields.duration("per-recipient", Duration.ZERO),
                fields.number("recipient-burst", 0, 0, 1_000),
                fields.number("per-day", 0, 0, Integer.MAX_VALUE),
                fields.number("breaker", Limits.DEFAULT_BREAKER, 0, 1_000));
    }

    private static RetryPolicy retry(YamlFields fields) {
        RetryPolicy standard = RetryPolicy.DEFAULT;
        return new RetryPolicy(
                fields.number("attempts", standard.attempts(), 1, 100),
                fields.duration("first", standard.first()),
                fields.decimal("factor", standard.factor(), 1, 100),
                fields.duration("longest", standard.longest()),
                fields.decimal("jitter", standard.jitter(), 0, 1));
    }

    private static PaymentDefaults payment(YamlFields fields) {
        return new PaymentDefaults(fields.optional("type"), fields.optional("configuration"));
    }

    private static List<TemplateRef> templates(YamlFields account) {
        List<TemplateRef> templates = new ArrayList<>();
        for (YamlFields fields : account.children("templates")) {
            String notification = fields.required("notification");
            if (!notification.equals("order_details") && !notification.equals("order_status")) {
                fields.fault("notification", "must be order_details or order_status");
            }
            templates.add(new TemplateRef(
                    notification,
                    fields.optional("status"),
                    fields.required("locale"),
                    fields.required("name"),
                    fields.text("header", "none").equals("image"),
                    fields.optional("header-image"),
                    fields.optional("body"),
                    fields.optional("footer")));
        }
        return templates;
    }
}
