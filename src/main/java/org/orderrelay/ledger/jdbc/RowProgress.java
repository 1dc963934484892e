package org.orderrelay.ledger.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of files recorded by one transaction, as runs without a gap: how far each file has been read. */
final class RowProgress {
    private record Run(String fileId, int first, int last) {}

    private final List<Run> runs = new ArrayList<>();

    void add(String fileId, int first, int last) {
        int end = runs.size() - 1;
        if (end >= 0 && runs.get(end).fileId().equals(fileId) && runs.get(end).last() + 1 == first) {
            runs.set(end, new Run(fileId, runs.get(end).first(), last));
        } else {
            runs.add(new Run(fileId, first, last));
        }
    }

    /** Parameters of the update: last row, file, last row, the row before the first. */
    List<@Nullable Object[]> updates() {
        List<@Nullable Object[]> updates = new ArrayList<>();
        runs.forEach(
                run -> updates.add(new @Nullable Object[] {run.last(), run.fileId(), run.last(), run.first() - 1}));
        return updates;
    }
}
