package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.enrich.ContactBook;
import org.orderrelay.enrich.Routing;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;

/** Reads the whole folder, whatever is wrong with its parts, and tells all of it at once: file, line, key and rule. */
final class ConfigurationReading {
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(10);
    private static final Routing NOWHERE = new Routing(List.of(), null);

    private final ConfigFolder folder;
    private final Settings settings;
    private final Clock clock;
    private final List<Provider> contributed;
    /** A rule that two parts ask for is told once. */
    private final Set<String> faults = new LinkedHashSet<>();

    ConfigurationReading(
            Path config,
            Path data,
            Map<String, String> environment,
            RenamedKeys renamed,
            Clock clock,
            List<Provider> contributed) {
        List<String> found = new ArrayList<>();
        this.folder = new ConfigFolder(config, environment);
        this.settings = Settings.read(config, data, environment, renamed, found);
        this.clock = clock;
        this.contributed = contributed;
        found.addAll(SettingRules.faults(settings));
        found.forEach(fault -> faults.add(settings.placed(fault)));
    }

    /**
     * Reads everything.
     *
     * @throws ConfigurationException with every fault of every file
     */
    Configuration read() {
        YamlPlaces places = new YamlPlaces(folder.file("accounts.yaml"));
        JsonNode file = yaml("accounts.yaml", true);
        List<String> inAccounts = new ArrayList<>();
        Accounts accounts = file.isMissingNode() ? new Accounts(List.of()) : new AccountsFile(inAccounts).readAll(file);
        inAccounts.forEach(fault -> add(places.placed(fault)));
        ShippedProviders shipped = providers(accounts);
        checkAccounts(accounts, shipped.providers(), places);
        checkSettings();
        Routing routing = file.isMissingNode() ? NOWHERE : routing(accounts);
        checkClients();
        ContactBook contacts = attempt(
                () -> Configuration.contacts(folder.file("contacts.csv"), clock, ContactLookups.reader(settings)),
                ContactBook.EMPTY,
                fault -> fault);
        MappingFiles mappings = new MappingFiles(folder.file("mappings"), settings, clock);
        SourceForms forms = attempt(
                () -> mappings.read(settings), new SourceForms(mappings.form(null), Map.of()), settings::placed);
        ConfigurationException.throwIfAny(List.copyOf(faults));
        Clients clients = new Clients(new ClientsFile(folder, clock));
        return new Configuration(
                settings, accounts, routing, clients, contacts, forms, shipped.providers(), shipped.codes());
    }

    /** A placeholder that leads nowhere was told with the file's other ones. */
    private Routing routing(Accounts accounts) {
        UnaryOperator<String> placeholders = text -> attempt(() -> folder.resolve(text), text, fault -> {
            return faults.stream()
                    .filter(told -> told.endsWith(fault))
                    .findFirst()
                    .orElse(fault);
        });
        Path path = folder.file("accounts.yaml");
        return attempt(() -> new RoutingFile(accounts, placeholders).read(path), NOWHERE, fault -> fault);
    }

    /** Every fault of them; they are read for use when nothing is wrong. */
    private void checkClients() {
        YamlPlaces places = new YamlPlaces(folder.file("clients.yaml"));
        JsonNode file = yaml("clients.yaml", false);
        attempt(() -> ClientsFile.read(file), List.of(), places::placed);
    }

    private JsonNode yaml(String name, boolean needed) {
        List<String> found = new ArrayList<>();
        JsonNode parsed = folder.yaml(name, needed, found);
        faults.addAll(found);
        return parsed;
    }

    /** A fault of a value that is no value yet, since its placeholder leads nowhere, says nothing new. */
    private void add(String fault) {
        String place = fault.substring(0, fault.indexOf(' ', fault.indexOf(": ") + 2)) + ": ";
        if (faults.stream().noneMatch(told -> told.startsWith(place))) {
            faults.add(fault);
        }
    }

    private ShippedProviders providers(Accounts accounts) {
        boolean httpAllowed = settings.text("security.http.allowed").equals("true");
        List<String> found = new ArrayList<>();
        ShippedProviders shipped = ShippedProviders.read(folder, accounts, clock, httpAllowed, contributed, found);
        faults.addAll(found);
        return shipped;
    }

    private void checkAccounts(Accounts accounts, Providers providers, YamlPlaces places) {
        for (int i = 0; i < accounts.all().size(); i++) {
            Account account = accounts.all().get(i);
            String prefix = places.at("accounts[" + i + "]") + ": account " + account.name() + ": ";
            AccountFaults.of(account, providers).forEach(fault -> faults.add(prefix + fault));
        }
    }

    private void checkSettings() {
        rule(
                () -> settings.duration("delivery.call.timeout").isZero(),
                "delivery.call.timeout must not be 0: a call without an end would outlive its claim");
        rule(
                () -> settings.duration("delivery.call.timeout").compareTo(settings.duration("delivery.lease")) >= 0,
                "delivery.call.timeout must be shorter than delivery.lease, or a call could outlive its claim");
        rule(
                () -> !settings.duration("templates.poll").isZero()
                        && settings.duration("templates.poll").compareTo(SHORTEST_POLL) < 0,
                "templates.poll must be 0 or at least 10s: a provider counts these questions too");
        rule(
                () -> settings.isSet("source.sftp.host") && !settings.isSet("source.sftp.known.hosts.file"),
                "source.sftp.known.hosts.file is missing: the server's key must be known beforehand");
        Stream.<Function<Settings, List<String>>>of(Brokers::faults, ContactLookups::faults)
                .flatMap(rules -> attempt(() -> rules.apply(settings), List.<String>of(), settings::placed).stream())
                .forEach(fault -> faults.add(settings.placed(fault)));
    }

    /** Values that are of the wrong kind were told already. */
    private void rule(Supplier<Boolean> broken, String fault) {
        if (attempt(broken, false, settings::placed)) {
            faults.add(settings.placed(fault));
        }
    }

    private <T> T attempt(Supplier<T> reading, T otherwise, Function<String, String> placed) {
        try {
            return reading.get();
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> faults.add(placed.apply(fault)));
            return otherwise;
        }
    }
}
