package org.orderrelay.pipeline.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.FileNames;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.LedgerView;

/**
 * The names files get in {@code done/}, {@code rejected/} and {@code results/}: their own, or with the time appended if
 * that name was used before. Whether it was, the ledger knows: a server's listing need not be asked or trusted.
 */
public final class FileNaming {
    private final LedgerView view;
    private final Clock clock;
    private final @Nullable Path folder;

    /** @param folder the watched folder, whose files can be looked at; null for SFTP alone */
    public FileNaming(LedgerView view, Clock clock, @Nullable Path folder) {
        this.view = view;
        this.clock = clock;
        this.folder = folder;
    }

    /** Name in a folder of the source ({@code done}, {@code rejected}). */
    String placed(String place, String source, String name, String fileId) {
        return isTaken(source, name, fileId) || exists(source, place, name)
                ? FileNames.withTimestamp(name, clock)
                : name;
    }

    /** A path whose name is taken, with the time behind it. */
    String timed(String path) {
        return FileNames.withTimestamp(path, clock);
    }

    /** Name of the result file. */
    public String result(FileView file) {
        boolean taken = isTaken(file.source(), file.name(), file.id());
        String name = taken
                ? FileNames.withTimestamp(file.name(), Clock.fixed(file.openedAt(), clock.getZone()))
                : file.name();
        return name + ".result.csv";
    }

    private boolean isTaken(String source, String name, String fileId) {
        return view.hasEarlierFile(source, name, fileId);
    }

    private boolean exists(String source, String place, String name) {
        return folder != null
                && source.equals("file")
                && Files.exists(folder.resolve(place).resolve(name));
    }
}
