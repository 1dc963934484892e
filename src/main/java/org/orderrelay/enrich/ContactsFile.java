package org.orderrelay.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contacts of a file, read again when the file's time of modification changes; looked at once in 5 s at most. While a
 * new version cannot be read the old one stays. Thread-safe; a look-up never waits for a reload of another thread.
 */
public final class ContactsFile implements ContactBook {
    private static final Logger LOG = LoggerFactory.getLogger(ContactsFile.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Path file;
    private final Clock clock;
    private final ContactReader reader;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile Contacts contacts;
    private volatile Instant nextLook;
    private FileTime read;

    /**
     * Reads the file, with phone numbers in E.164.
     *
     * @throws IOException if it cannot be read; a row that cannot be used is not a reason
     */
    public ContactsFile(Path file, Clock clock) throws IOException {
        this(file, clock, ContactReader.STRICT);
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read; a row that cannot be used is not a reason
     */
    public ContactsFile(Path file, Clock clock, ContactReader reader) throws IOException {
        this.file = file;
        this.clock = clock;
        this.reader = reader;
        this.read = Files.getLastModifiedTime(file);
        this.contacts = load();
        this.nextLook = clock.instant().plus(BETWEEN_LOOKS);
    }

    @Override
    public Optional<Contact> find(String id) {
        if (clock.instant().isAfter(nextLook) && reloading.tryLock()) {
            try {
                look();
            } finally {
                reloading.unlock();
            }
        }
        return contacts.find(id);
    }

    /** The contacts as last read, with the rows that were left out. */
    public Contacts contacts() {
        return contacts;
    }

    private void look() {
        nextLook = clock.instant().plus(BETWEEN_LOOKS);
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (!modified.equals(read)) {
                contacts = load();
                read = modified;
            }
        } catch (IOException notReadable) {
            LOG.warn("The contacts cannot be read again; the last ones are used: {}", notReadable.toString());
        }
    }

    private Contacts load() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Contacts contacts = Contacts.read(in, reader);
            LOG.info(
                    "Read {} contacts, left out {}",
                    contacts.size(),
                    contacts.rejected().size());
            return contacts;
        }
    }
}
