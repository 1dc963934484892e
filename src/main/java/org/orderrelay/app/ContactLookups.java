package org.orderrelay.app;

import com.fasterxml.jackson.core.JsonPointer;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Secret;
import org.orderrelay.enrich.ContactBook;
import org.orderrelay.enrich.ContactLookup;
import org.orderrelay.enrich.ContactReader;
import org.orderrelay.enrich.DatabaseContacts;
import org.orderrelay.enrich.RememberedContacts;
import org.orderrelay.pipeline.contact.ContactAddress;
import org.orderrelay.pipeline.contact.HttpContacts;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.provider.HttpRequest;

/** Where customers are looked up, as the keys {@code contacts.*} say. Holds the pool of a database, until it is closed. */
final class ContactLookups implements AutoCloseable {
    private static final List<String> KINDS = List.of("none", "jdbc", "http");
    private static final int CONNECTIONS = 4;
    private static final int MOST_ENTRIES = 10_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMillis(250);

    private final Settings settings;
    private @Nullable HikariDataSource pool;

    ContactLookups(Settings settings) {
        this.settings = settings;
    }

    /** How phone numbers of contacts are read. */
    static ContactReader reader(Settings settings) {
        return new ContactReader(region(settings, "contacts.phone.region"));
    }

    /** The country of a key; null if it is empty. */
    static @Nullable String region(Settings settings, String key) {
        return settings.isSet(key) ? settings.text(key) : null;
    }

    static Duration timeout(Settings settings) {
        return settings.duration("contacts.timeout");
    }

    /**
     * The look-up: first the file, then what is configured, remembered.
     *
     * @param route does the requests of a look-up over HTTP
     */
    ContactLookup lookup(ContactBook file, Function<HttpRequest, Reply> route) {
        ContactLookup elsewhere = switch (settings.oneOf("contacts.lookup", KINDS)) {
            case "jdbc" -> database();
            case "http" -> http(route);
            default -> null;
        };
        return elsewhere == null ? file : file.or(new RememberedContacts(elsewhere, times()));
    }

    private RememberedContacts.Times times() {
        return new RememberedContacts.Times(
                settings.number("contacts.cache.entries", 1, MOST_ENTRIES),
                settings.duration("contacts.cache.time"),
                settings.duration("contacts.cache.unknown"),
                settings.duration("contacts.pause"));
    }

    private ContactLookup database() {
        HikariConfig config = new HikariConfig();
        String url = settings.text("contacts.jdbc.url");
        config.setPoolName("contacts");
        config.setJdbcUrl(url);
        config.setDriverClassName(driver(url));
        config.setUsername(settings.text("contacts.jdbc.user"));
        config.setPassword(settings.text("contacts.jdbc.password"));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setReadOnly(!url.startsWith("jdbc:sqlite:"));
        config.setInitializationFailTimeout(-1); // a database that is away must not keep the relay from starting
        config.setConnectionTimeout(timeout(settings).toMillis());
        config.setValidationTimeout(timeout(settings).toMillis());
        if (url.startsWith("jdbc:postgresql:")) {
            // a line that is dead without a word
            config.addDataSourceProperty(
                    "socketTimeout", Long.toString(timeout(settings).toSeconds() + 1));
        }
        HikariDataSource opened = new HikariDataSource(config);
        pool = opened;
        return new DatabaseContacts(opened, settings.text("contacts.jdbc.query"), timeout(settings), reader(settings));
    }

    private String driver(String url) {
        if (settings.isSet("contacts.jdbc.driver")) {
            return settings.text("contacts.jdbc.driver");
        }
        return url.startsWith("jdbc:sqlite:") ? "org.sqlite.JDBC" : "org.postgresql.Driver";
    }

    private ContactLookup http(Function<HttpRequest, Reply> route) {
        return new HttpContacts(
                ContactAddress.of(settings.text("contacts.http.url"), settings.flag("security.http.allowed")),
                settings.isSet("contacts.http.authorization")
                        ? new Secret(settings.text("contacts.http.authorization"))
                        : null,
                new HttpContacts.Places(place("phone"), place("name"), place("locale")),
                reader(settings),
                route);
    }

    private JsonPointer place(String field) {
        return JsonPointer.compile(settings.text("contacts.http." + field));
    }

    /** What is wrong with the keys, one sentence each. */
    static List<String> faults(Settings settings) {
        List<String> faults = new ArrayList<>();
        for (String key : MappingFiles.REGIONS.values()) {
            checkRegion(settings, key, faults);
        }
        checkRegion(settings, "contacts.phone.region", faults);
        Duration timeout = timeout(settings);
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            faults.add("contacts.timeout must be between 250ms and 30s: a source waits for it");
        }
        switch (settings.oneOf("contacts.lookup", KINDS)) {
            case "jdbc" -> checkDatabase(settings, faults);
            case "http" -> checkHttp(settings, faults);
            default -> {}
        }
        return faults;
    }

    private static void checkRegion(Settings settings, String key, List<String> faults) {
        if (settings.isSet(key)
                && !PhoneNumberUtil.getInstance().getSupportedRegions().contains(settings.text(key))) {
            faults.add(key + " must be the ISO code of a country, like IN");
        }
    }

    private static void checkDatabase(Settings settings, List<String> faults) {
        String url = settings.text("contacts.jdbc.url");
        boolean known = url.startsWith("jdbc:sqlite:") || url.startsWith("jdbc:postgresql:");
        if (!url.startsWith("jdbc:") || !(known || settings.isSet("contacts.jdbc.driver"))) {
            faults.add(
                    "contacts.jdbc.url must be a JDBC address; other than PostgreSQL and SQLite need contacts.jdbc.driver");
        }
        if (settings.text("contacts.jdbc.query").chars().filter(c -> c == '?').count() != 1) {
            faults.add("contacts.jdbc.query must hold one ?, where the customer number goes");
        }
    }

    private static void checkHttp(Settings settings, List<String> faults) {
        try {
            ContactAddress.of(settings.text("contacts.http.url"), settings.flag("security.http.allowed"));
        } catch (IllegalArgumentException e) {
            faults.add("contacts.http.url " + e.getMessage());
        }
        for (String field : List.of("phone", "name", "locale")) {
            try {
                JsonPointer.compile(settings.text("contacts.http." + field));
            } catch (IllegalArgumentException e) {
                faults.add("contacts.http." + field + " must be a JSON pointer, like /phone");
            }
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
