package org.orderrelay.pipeline.file;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.FileNames;
import org.orderrelay.ledger.FileArrival;

/**
 * Which files of an inbox are touched, and when: by what its listings show, one look after the other, folder and SFTP
 * alike. A name is judged before anything else, so a server cannot lead the relay out of the folder with {@code ../x};
 * then whether the file is {@linkplain Complete complete}. Orders files by their time, then by their name. Used by the
 * one thread that polls.
 */
public final class Inbox<T> implements GenericFileFilter<T>, Comparator<GenericFile<T>> {
    /** How a file says that it is whole. */
    public enum Complete {
        /** Size and time have not changed for the settling time. An old time alone says nothing: copies keep it. */
        SETTLE,
        /** It has its name: it was written under another one, which is not taken, and renamed. */
        RENAME,
        /** A file of its name and {@code .done} lies beside it. */
        MARKER
    }

    /** Behind the name of a file that is whole. */
    static final String MARKER = ".done";

    /** Files remembered at most; what is more waits until some of them are gone. */
    private static final int MOST = 200_000;

    /**
     * What an inbox takes.
     *
     * @param source {@code file} or {@code sftp}
     * @param settle with {@link Complete#SETTLE}: how long a file must not change; zero takes it at first sight
     * @param packed whether gzip and zip are taken too
     */
    public record Rules(String source, Complete complete, Duration settle, boolean packed) {}

    /** How long a file that could not be read or moved is left alone. */
    private static final Duration REST = Duration.ofSeconds(5);

    private record Seen(long size, long modified, long since, long notBefore, long look) {
        boolean isUnchanged(long otherSize, long otherModified) {
            return size == otherSize && modified == otherModified;
        }
    }

    private final Rules rules;
    private final LongSupplier nanoTime;
    private final Predicate<FileArrival> left;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Long> markers = new HashMap<>();
    private long look;

    /** @param left whether a file was read already and only has to leave: its marker may be gone before it */
    public Inbox(Rules rules, LongSupplier nanoTime, Predicate<FileArrival> left) {
        this.rules = rules;
        this.nanoTime = nanoTime;
        this.left = left;
    }

    Rules rules() {
        return rules;
    }

    /** A listing begins. */
    void lookBegins() {
        look++;
    }

    /** A listing is through: what it did not show is forgotten. */
    void lookEnds() {
        seen.values().removeIf(file -> file.look() != look);
        markers.values().removeIf(marker -> marker != look);
    }

    @Override
    public boolean accept(GenericFile<T> file) {
        String name = file.getFileName();
        if (file.isDirectory()) {
            return false;
        }
        if (name.endsWith(MARKER) && takes(name.substring(0, name.length() - MARKER.length()))) {
            markers.put(name.substring(0, name.length() - MARKER.length()), look);
            return false;
        }
        return takes(name) && isComplete(file, name);
    }

    private boolean takes(String name) {
        return FileNames.accepts(name) || (rules.packed() && FileNames.acceptsPacked(name));
    }

    private boolean isComplete(GenericFile<T> file, String name) {
        Seen now = see(name, file.getFileLength(), file.getLastModified());
        if (now == null || nanoTime.getAsLong() - now.notBefore() < 0) {
            return false;
        }
        return switch (rules.complete()) {
            case RENAME -> true;
            case MARKER -> markers.getOrDefault(name, -1L) >= look - 1 || left.test(arrival(name, now));
            case SETTLE -> nanoTime.getAsLong() - now.since() >= rules.settle().toNanos();
        };
    }

    private @Nullable Seen see(String name, long size, long modified) {
        Seen before = seen.get(name);
        if (before == null && seen.size() >= MOST) {
            return null;
        }
        long nanos = nanoTime.getAsLong();
        Seen now = before != null && before.isUnchanged(size, modified)
                ? new Seen(size, modified, before.since(), before.notBefore(), look)
                : new Seen(size, modified, nanos, nanos, look);
        seen.put(name, now);
        return now;
    }

    /** Leaves a file alone for a while. */
    void rest(GenericFile<T> file) {
        long until = nanoTime.getAsLong() + REST.toNanos();
        seen.computeIfPresent(
                file.getFileName(),
                (name, shown) -> new Seen(shown.size(), shown.modified(), shown.since(), until, shown.look()));
    }

    private FileArrival arrival(String name, Seen file) {
        return new FileArrival(rules.source(), name, file.size(), file.modified());
    }

    /** The file as this look showed it. */
    FileArrival arrival(GenericFile<T> file) {
        Seen shown = seen.get(file.getFileName());
        return shown == null
                ? new FileArrival(rules.source(), file.getFileName(), file.getFileLength(), file.getLastModified())
                : arrival(file.getFileName(), shown);
    }

    /** By what the look showed: a time that changes meanwhile must not upset the order. */
    @Override
    public int compare(GenericFile<T> one, GenericFile<T> other) {
        FileArrival first = arrival(one);
        FileArrival second = arrival(other);
        int byTime = Long.compare(first.modified(), second.modified());
        return byTime != 0 ? byTime : first.name().compareTo(second.name());
    }
}
