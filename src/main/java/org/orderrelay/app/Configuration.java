package org.orderrelay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    /**
     * Reads the folder.
     *
     * @throws ConfigurationException with every fault of every file, each with its place
     */
    static Configuration read(Path config, Path data, Map<String, String> environment, Clock clock) {
        return read(config, data, environment, clock, List.of());
    }

    /**
     * The same with providers besides the shipped ones.
     *
     * @throws ConfigurationException with every fault of every file, each with its place
     */
    static Configuration read(
            Path config, Path data, Map<String, String> environment, Clock clock, List<Provider> contributed) {
        return read(config, data, environment, RenamedKeys.shipped(), clock, contributed);
    }

    /** The same with other names of the past. */
    static Configuration read(
            Path config,
            Path data,
            Map<String, String> environment,
            RenamedKeys renamed,
            Clock clock,
            List<Provider> contributed) {
        Configuration configuration =
                new ConfigurationReading(config, data, environment, renamed, clock, contributed).read();
        configuration.settings().warnings().forEach(warning -> LOG.warn("configuration: {}", warning));
        return configuration;
    }

    static ContactBook contacts(Path file, Clock clock, ContactReader reader) {
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
