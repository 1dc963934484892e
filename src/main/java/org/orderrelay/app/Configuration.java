package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.enrich.ContactBook;
import org.orderrelay.enrich.ContactReader;
import org.orderrelay.enrich.ContactsFile;
import org.orderrelay.enrich.Routing;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything an operator wrote, read and checked before anything starts.
 *
 * @param forms how the documents of each source are read
 * @param codes tables that are read again when their files change
 */
record Configuration(
        Settings settings,
        Accounts accounts,
        Routing routing,
        Clients clients,
        ContactBook contacts,
        SourceForms forms,
        Providers providers,
        List<CodesFile> codes) {
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    /**
     * Reads the folder.
     *
     * @throws ConfigurationException with every fault of the first file that has any
     */
    static Configuration read(Path config, Path data, Map<String, String> environment, Clock clock) {
        return read(config, data, environment, clock, List.of());
    }

    /**
     * The same with providers besides the shipped ones.
     *
     * @throws ConfigurationException with every fault of the first file that has any
     */
    static Configuration read(
            Path config, Path data, Map<String, String> environment, Clock clock, List<Provider> contributed) {
        Settings settings = Settings.load(config, data, environment);
        ConfigFolder folder = new ConfigFolder(config, environment);
        JsonNode file = folder.yaml("accounts.yaml");
        Accounts accounts = new AccountsFile().read(file);
        ShippedProviders shipped =
                ShippedProviders.read(folder, accounts, clock, settings.flag("security.http.allowed"), contributed);
        check(settings, accounts, shipped.providers());
        return new Configuration(
                settings,
                accounts,
                new RoutingFile(accounts, folder::resolve).read(folder.file("accounts.yaml")),
                new Clients(new ClientsFile(folder, clock)),
                contacts(folder.file("contacts.csv"), clock, ContactLookups.reader(settings)),
                new MappingFiles(folder.file("mappings"), settings, clock).read(settings),
                shipped.providers(),
                shipped.codes());
    }

    /**
     * What the files say together.
     *
     * @throws ConfigurationException with every fault
     */
    static void check(Settings settings, Accounts accounts, Providers providers) {
        List<String> faults = new ArrayList<>();
        for (Account account : accounts.all()) {
            if (!providers.names().contains(account.provider())) {
                faults.add("account " + account.name() + ": provider must be one of " + providers.names());
                continue;
            }
            Provider provider = providers.get(account.provider());
            Stream.concat(provider.faults(account).stream(), DeskFaults.of(account, provider).stream())
                    .forEach(fault -> faults.add("account " + account.name() + ": " + fault));
        }
        if (settings.duration("delivery.call.timeout").isZero()) {
            faults.add("delivery.call.timeout must not be 0: a call without an end would outlive its claim");
        }
        if (settings.duration("delivery.call.timeout").compareTo(settings.duration("delivery.lease")) >= 0) {
            faults.add("delivery.call.timeout must be shorter than delivery.lease, or a call could outlive its claim");
        }
        Duration poll = settings.duration("templates.poll");
        if (!poll.isZero() && poll.compareTo(SHORTEST_POLL) < 0) {
            faults.add("templates.poll must be 0 or at least 10s: a provider counts these questions too");
        }
        if (settings.isSet("source.sftp.host") && !settings.isSet("source.sftp.known.hosts.file")) {
            faults.add("source.sftp.known.hosts.file is missing: the server's key must be known beforehand");
        }
        faults.addAll(Brokers.faults(settings));
        faults.addAll(ContactLookups.faults(settings));
        ConfigurationException.throwIfAny(faults);
    }

    private static ContactBook contacts(Path file, Clock clock, ContactReader reader) {
        if (!Files.exists(file)) {
            return ContactBook.EMPTY;
        }
        try {
            ContactsFile contacts = new ContactsFile(file, clock, reader);
            LOG.info(
                    "contacts.read file={} contacts={}",
                    file.getFileName(),
                    contacts.contacts().size());
            return contacts;
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file + " cannot be read: " + e.getMessage()), e);
        }
    }
}
