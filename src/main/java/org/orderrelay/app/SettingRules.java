package org.orderrelay.app;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What each setting may be, so that every wrong one is told at start and at once. A setting without a line here must be
 * of its default's kind: a time, a whole number, true or false, or any text.
 */
final class SettingRules {
    private static final String SIZE = "[1-9][0-9]{0,5}(KB|MB|GB)";
    private static final String TIME = "[0-9]+(ms|s|m|h|d)";
    private static final BiConsumer<Settings, String> PORT = number(1, 65_535);

    private static final Map<String, BiConsumer<Settings, String>> RULES = Map.ofEntries(
            entry("http.port", PORT),
            entry("management.port", PORT),
            entry("http.requests", number(1, 100_000)),
            entry("http.requests.mb", number(0, 100_000)),
            entry("broker.url", form("a broker's URL, like failover:(tcp://mq1:61616)", "[a-z+]+:.+|")),
            entry("broker.embedded.url", form("a URL, like tcp://127.0.0.1:61616", "[a-z+]+://.+|")),
            entry("source.jms.batch", number(1, 10_000)),
            entry("source.jms.consumers", number(1, 1_000)),
            entry("source.files.complete", words("settle", "rename", "marker")),
            entry("source.sftp.complete", words("settle", "rename", "marker")),
            entry("source.sftp.port", PORT),
            entry("source.unpack.megabytes", number(1, 100_000)),
            entry("source.unpack.ratio", number(1, 1_000)),
            entry("contacts.lookup", words("none", "jdbc", "http")),
            entry("contacts.cache.entries", number(1, 10_000_000)),
            entry(
                    "ledger.url",
                    form("jdbc:sqlite:FILE or jdbc:postgresql://HOST/DB", "jdbc:(sqlite:|postgresql://).+")),
            entry("delivery.in.flight", number(1, 10_000)),
            entry("delivery.unknown.status", words("wait", "repeat")),
            entry("orders.unknown", words("hold", "send", "reject")),
            entry("orders.unknown.after", words("send", "reject")),
            entry("orders.repeated", words("skip", "send")),
            entry("orders.gate", words("accepted", "delivered")),
            entry("retention.deliveries", time()),
            entry("retention.small", number(1, 10_000)),
            entry("tracing.endpoint", form("an OTLP URL, like http://127.0.0.1:4318/v1/traces", "https?://.+|")),
            entry("tracing.sample", number(0, 100)),
            entry("log.format", words("text", "json")),
            entry("log.file.size", form("a size such as 100MB", SIZE)),
            entry("log.file.days", number(1, 3_650)),
            entry("log.file.total", form("a size such as 5GB", SIZE)));

    private SettingRules() {}

    /** Settings with a rule of their own. */
    static Set<String> keys() {
        return RULES.keySet();
    }

    /** One sentence for each wrong setting, its key first. */
    static List<String> faults(Settings settings) {
        List<String> faults = new ArrayList<>();
        Settings.defaults().forEach((key, standard) -> {
            try {
                RULES.getOrDefault(key, likeDefault(standard)).accept(settings, key);
            } catch (ConfigurationException e) {
                faults.addAll(e.faults());
            }
        });
        return faults;
    }

    private static BiConsumer<Settings, String> likeDefault(String standard) {
        if (standard.equals("true") || standard.equals("false")) {
            return Settings::flag;
        }
        if (standard.matches(TIME)) {
            return time();
        }
        return standard.matches("[0-9]+") ? number(0, Integer.MAX_VALUE) : (settings, key) -> {};
    }

    private static BiConsumer<Settings, String> time() {
        return Settings::duration;
    }

    private static BiConsumer<Settings, String> number(int least, int most) {
        return (settings, key) -> settings.number(key, least, most);
    }

    private static BiConsumer<Settings, String> words(String... words) {
        return (settings, key) -> settings.oneOf(key, List.of(words));
    }

    private static BiConsumer<Settings, String> form(String wanted, String form) {
        return (settings, key) -> {
            if (!settings.text(key).matches(form)) {
                throw new ConfigurationException(List.of(key + " must be " + wanted), null);
            }
        };
    }
}
