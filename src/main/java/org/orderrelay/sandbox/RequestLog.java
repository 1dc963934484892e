package org.orderrelay.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log, the oracle of the tests. A line is with the operating system before its answer goes out, so
 * killing the relay or this process never makes an accepted call unseen. Thread-safe.
 */
final class RequestLog implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable Path file;
    private final @Nullable FileChannel channel;
    private final List<String> memory = new ArrayList<>();
    private final Tally tally = new Tally();
    private long lastSeq;

    /** Opens the log; what an earlier run wrote counts on. */
    RequestLog(@Nullable Path file) throws IOException {
        this.file = file;
        if (file == null) {
            channel = null;
            return;
        }
        if (Files.exists(file)) {
            dropTornLine(file);
            replay(file);
        }
        channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** A process killed while writing may leave a line without its end; its answer never went out. */
    private static void dropTornLine(Path earlier) throws IOException {
        try (FileChannel bytes = FileChannel.open(earlier, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            long end = bytes.size();
            while (end > 0 && bytes.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
                end--;
            }
            bytes.truncate(end);
        }
    }

    private void replay(Path earlier) throws IOException {
        try (Stream<String> lines = Files.lines(earlier)) {
            for (String line : (Iterable<String>) lines::iterator) {
                LogEntry entry = LogEntry.of(MAPPER.readTree(line));
                lastSeq = Math.max(lastSeq, entry.seq());
                tally.count(entry);
            }
        }
    }

    /** Writes one line; the caller gets its number to make it of. */
    synchronized void append(LongFunction<LogEntry> entryOfSeq) {
        LogEntry entry = entryOfSeq.apply(++lastSeq);
        String line = entry.toJson();
        if (channel == null) {
            memory.add(line);
        } else {
            write(channel, line + '\n');
        }
        tally.count(entry);
    }

    private static void write(FileChannel channel, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot write its log", e);
        }
    }

    /** The lines so far that match, oldest first. Reads the whole log: not for the hot path. */
    synchronized List<String> lines(Predicate<String> wanted) {
        if (file == null) {
            return memory.stream().filter(wanted).toList();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(wanted).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot read its log", e);
        }
    }

    /** Where the lines are; empty if only in memory. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    synchronized SandboxStats stats() {
        return tally.stats();
    }

    /** Forgets everything, on disk as well. */
    synchronized void clear() {
        memory.clear();
        tally.clear();
        if (channel != null) {
            try {
                channel.truncate(0);
            } catch (IOException e) {
                throw new UncheckedIOException("the sandbox cannot empty its log", e);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
