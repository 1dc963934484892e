package org.orderrelay.pipeline.jms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers over a death of the process which messages were in hand: the embedded broker dies with the relay, and counts
 * deliveries from one again when it comes back. One small file a session, written twice a batch and not synced: what
 * ends a process leaves the system's cache alone, and after a power cut the count merely begins anew.
 */
final class MemoryOfDeaths {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryOfDeaths.class);
    private static final String PREFIX = "hand-";

    private final @Nullable Path folder;
    /** Who was in hand at an earlier death is worked on while nobody else is in any session's hand, or they would share the blame. */
    private final ReadWriteLock hands = new ReentrantReadWriteLock(true);
    /** Deaths by message, as earlier runs left them; messages that were worked on since then are taken out. */
    private final Map<String, Integer> deaths = new ConcurrentHashMap<>();

    private MemoryOfDeaths(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Remembers nothing: the broker's count alone is believed. */
    static MemoryOfDeaths none() {
        return new MemoryOfDeaths(null);
    }

    /** Reads what earlier runs left in a folder, which is made if it is missing. */
    static MemoryOfDeaths in(Path folder) {
        MemoryOfDeaths memory = new MemoryOfDeaths(folder);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                        .forEach(memory::read);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("What was in hand when the relay ended cannot be read: {}", e.toString());
        }
        return memory;
    }

    private void read(Path file) {
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                // a line cut off by the death itself tells nothing
                if (line.matches("[0-9]{1,6} [0-9a-f-]{36}")) {
                    int blank = line.indexOf(' ');
                    deaths.merge(line.substring(blank + 1), Integer.parseInt(line.substring(0, blank)), Math::max);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often the process ended with this message in hand. */
    int of(String messageId) {
        return deaths.isEmpty() ? 0 : deaths.getOrDefault(key(messageId), 0);
    }

    /** What a session holds while it works on a batch: alone if one of it was in hand at a death, beside others if not. */
    Lock work(boolean alone) {
        return alone ? hands.writeLock() : hands.readLock();
    }

    /** The queue is drained: what has not come again went another way. */
    void forget() {
        deaths.clear();
    }

    /** The memory of one session. */
    Hand hand(int session) {
        return new Hand(folder == null ? null : folder.resolve(PREFIX + session));
    }

    private static String key(String messageId) {
        return UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What one session holds; used by its thread alone. */
    final class Hand implements AutoCloseable {
        private final @Nullable Path file;
        private @Nullable FileChannel channel;
        private boolean warned;

        private Hand(@Nullable Path file) {
            this.file = file;
        }

        /** These are worked on from now on. Earlier deaths of others are kept on record beside them. */
        void holds(List<TakenMessage> messages) {
            if (file == null) {
                return;
            }
            StringBuilder lines = new StringBuilder();
            for (TakenMessage taken : messages) {
                String key = key(taken.document().origin().document());
                deaths.remove(key);
                lines.append(taken.delivery()).append(' ').append(key).append('\n');
            }
            deaths.forEach(
                    (key, count) -> lines.append(count).append(' ').append(key).append('\n'));
            write(lines);
        }

        /** What was held is acknowledged, or was given back in peace. */
        void isEmpty() {
            if (file != null) {
                StringBuilder lines = new StringBuilder();
                deaths.forEach((key, count) ->
                        lines.append(count).append(' ').append(key).append('\n'));
                write(lines);
            }
        }

        private void write(StringBuilder lines) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
                FileChannel open = open();
                open.truncate(bytes.remaining());
                open.write(bytes, 0);
            } catch (IOException e) {
                if (!warned) {
                    LOG.warn("What is in hand cannot be noted, and deaths are not counted: {}", e.toString());
                }
                warned = true;
            }
        }

        private FileChannel open() throws IOException {
            FileChannel open = channel;
            if (open == null || !open.isOpen()) {
                if (file == null) {
                    throw new IOException("there is no file");
                }
                open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = open;
            }
            return open;
        }

        @Override
        public void close() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                LOG.warn("{} did not close well: {}", file, e.toString());
            }
        }
    }
}
