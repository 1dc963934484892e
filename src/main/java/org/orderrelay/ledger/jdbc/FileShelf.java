package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.orderrelay.ledger.FileProgress;

/** Files on their way: opened, resumed, read to the end, settled, answered. */
final class FileShelf {
    private static final String ADD =
            "INSERT INTO files (id, source, name, sha256, opened_at, closed_rows, settled_row)"
                    + " VALUES (?, ?, ?, ?, ?, 0, 0) ON CONFLICT (source, name, sha256)"
                    + " WHERE closed_at IS NULL DO NOTHING";
    private static final String OPEN =
            "SELECT id FROM files WHERE source = ? AND name = ? AND sha256 = ? AND closed_at IS NULL";
    /** The end of the first unbroken run of rows; batches behind a failed one may have been recorded. */
    private static final String RUN_END = "SELECT MIN(r.last_row) FROM file_rows r WHERE r.file_id = ? AND NOT EXISTS"
            + " (SELECT 1 FROM file_rows n WHERE n.file_id = r.file_id AND n.first_row = r.last_row + 1)"
            + " AND EXISTS (SELECT 1 FROM file_rows f WHERE f.file_id = r.file_id AND f.first_row = 1)";
    /** The first row behind the settled ones that is still open. */
    private static final String FIRST_OPEN =
            "SELECT r.first_row FROM file_rows r WHERE r.file_id = ? AND r.first_row > ?"
                    + " AND (r.verdict = 'waiting' OR r.verdict = 'recorded' AND EXISTS (SELECT 1 FROM deliveries d"
                    + " WHERE d.event_key = r.event_key AND d.state IN ('queued', 'sending', 'unknown')))"
                    + " ORDER BY r.first_row LIMIT 1";

    private final Transaction tx;

    FileShelf(Transaction tx) {
        this.tx = tx;
    }

    /** A file that was read to its end and comes again is a new one: it gets its own rows and its own result. */
    FileProgress open(String source, String name, String sha256) throws SQLException {
        List<String> ids = List.of();
        while (ids.isEmpty()) { // once, unless another node closes the same file in between
            tx.sql().update(ADD, UUID.randomUUID().toString(), source, name, sha256, tx.now());
            ids = tx.sql().list(OPEN, row -> row.getString(1), source, name, sha256);
        }
        return new FileProgress(ids.get(0), firstInt(RUN_END, ids.get(0)));
    }

    int close(String fileId, int rows) throws SQLException {
        return tx.sql()
                .update(
                        "UPDATE files SET closed_at = ?, closed_rows = ? WHERE id = ? AND closed_at IS NULL",
                        tx.now(),
                        rows,
                        fileId);
    }

    int resultWritten(String fileId) throws SQLException {
        return tx.sql().update("UPDATE files SET result_at = ? WHERE id = ?", tx.now(), fileId);
    }

    private record Waiting(String id, int settledRow, boolean settled) {}

    /** Ids of the files all of whose rows are settled. Settled rows are never asked again: the shelf remembers them. */
    List<String> settled() throws SQLException {
        List<Waiting> waiting = tx.sql()
                .list(
                        "SELECT id, settled_row FROM files WHERE closed_at IS NOT NULL AND result_at IS NULL"
                                + " AND (again_at IS NULL OR again_at <= ?) ORDER BY closed_at",
                        row -> new Waiting(row.getString(1), row.getInt(2), false),
                        tx.now());
        return advance(waiting).stream()
                .filter(Waiting::settled)
                .map(Waiting::id)
                .toList();
    }

    private List<Waiting> advance(List<Waiting> files) throws SQLException {
        List<Waiting> advanced = new ArrayList<>();
        for (Waiting file : files) {
            int firstOpen = firstInt(FIRST_OPEN, file.id(), file.settledRow());
            int settledRow = firstOpen == 0 ? Integer.MAX_VALUE : firstOpen - 1;
            if (settledRow > file.settledRow()) {
                tx.sql().update("UPDATE files SET settled_row = ? WHERE id = ?", settledRow, file.id());
            }
            advanced.add(new Waiting(file.id(), settledRow, firstOpen == 0));
        }
        return advanced;
    }

    private int firstInt(String sql, Object... parameters) throws SQLException {
        List<Integer> found = tx.sql().list(sql, row -> row.getInt(1), parameters);
        return found.isEmpty() ? 0 : found.get(0);
    }
}
