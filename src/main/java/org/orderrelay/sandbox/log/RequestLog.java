package org.orderrelay.sandbox.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log, the oracle of the tests. It lies in a file; memory holds figures and fingerprints only. A line is
 * with the operating system before its answer goes out, so killing the relay or this process never makes an accepted call
 * unseen. It can be read while it is written. Thread-safe.
 */
public final class RequestLog implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A line and its place in the file. */
    public record Written(LogEntry entry, long offset) {}

    private final Path file;
    private final boolean temporary;
    private final FileChannel channel;
    private final Tally tally = new Tally();
    private final LogIndex index = new LogIndex();
    private long lastSeq;
    private long size;

    /**
     * Opens the log; what an earlier run wrote counts on.
     *
     * @param path the file; null for a temporary one that goes when this is closed
     * @param earlier is told every line of an earlier run, with its place
     */
    public RequestLog(@Nullable Path path, ObjLongConsumer<LogEntry> earlier) throws IOException {
        temporary = path == null;
        file = path == null ? Files.createTempFile("order-relay-sandbox", ".log") : path;
        if (Files.exists(file)) {
            dropTornLine(file);
            replay(earlier);
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

    private void replay(ObjLongConsumer<LogEntry> earlier) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                LogEntry entry = LogEntry.of(MAPPER.readTree(line));
                lastSeq = Math.max(lastSeq, entry.seq());
                index.line(entry.seq(), size);
                tally.count(entry);
                earlier.accept(entry, size);
                size += line.getBytes(StandardCharsets.UTF_8).length + 1;
            }
        }
    }

    /**
     * Writes one line; the caller gets its number to make it of.
     *
     * @return the line with its place, for {@link #at}
     */
    public synchronized Written append(LongFunction<LogEntry> entryOfSeq) {
        LogEntry entry = entryOfSeq.apply(++lastSeq);
        boolean repeats = tally.count(entry);
        byte[] line = entry.toLine(repeats);
        long offset = size;
        index.line(entry.seq(), offset);
        size += line.length;
        write(ByteBuffer.wrap(line));
        return new Written(entry, offset);
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot write its log", e);
        }
    }

    /** The entry at a place {@link #append} told. */
    public LogEntry at(long offset) {
        try (FileChannel bytes = FileChannel.open(file).position(offset);
                BufferedReader reader = new BufferedReader(Channels.newReader(bytes, StandardCharsets.UTF_8))) {
            return LogEntry.of(MAPPER.readTree(reader.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot read its log", e);
        }
    }

    /** The lines so far that match, oldest first. Reads the whole log: not for the hot path. */
    public List<String> lines(Predicate<String> wanted) {
        long whole =
                count(); // before the file is opened: it ends for its reader where it ended then, within a line perhaps
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(whole).filter(wanted).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot read its log", e);
        }
    }

    private synchronized long count() {
        return index.lines();
    }

    /** The lines after this number, as they lie in the file; 0 for all. */
    public LogSlice since(long seq) {
        long end;
        long offset;
        synchronized (this) {
            end = size;
            offset = index.before(seq);
        }
        try (FileChannel bytes = FileChannel.open(file).position(offset);
                BufferedReader reader = new BufferedReader(Channels.newReader(bytes, StandardCharsets.UTF_8))) {
            while (offset < end) {
                String line = reader.readLine();
                if (MAPPER.readTree(line).path("seq").asLong() > seq) {
                    break;
                }
                offset += line.getBytes(StandardCharsets.UTF_8).length + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot read its log", e);
        }
        return new LogSlice(offset, end - offset);
    }

    public Path file() {
        return file;
    }

    public synchronized SandboxStats stats() {
        return tally.stats();
    }

    /** Of one account, {@code meta/1055}. */
    public synchronized SandboxStats stats(String account) {
        return tally.stats(account);
    }

    /** Forgets everything, on disk as well. */
    public synchronized void clear() {
        tally.clear();
        index.clear();
        size = 0;
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot empty its log", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
