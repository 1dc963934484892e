package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.QuarantinedRow;

/** What is asked about files. */
final class FileQuestions {
    /** Data rows by their standing; the database does the least-settled rule, so a big file costs no memory. */
    private static final String COUNTS = "SELECT standing, SUM(n) AS n FROM (SELECT r.last_row - r.first_row + 1 AS n, "
            + RowStanding.SQL_RANK + " AS standing FROM file_rows r WHERE r.file_id = ?) counted GROUP BY standing";

    private final Sql sql;

    FileQuestions(Sql sql) {
        this.sql = sql;
    }

    Page<FileView> page(int limit, @Nullable String cursor) throws SQLException {
        String[] from = cursor == null ? new String[] {String.valueOf(Long.MAX_VALUE), ""} : cursor.split("\\.", 2);
        List<FileView> files = files(
                "forgotten_at IS NULL AND sha256 <> '' AND (opened_at, id) < (?, ?) ORDER BY opened_at DESC, id DESC LIMIT ?",
                Long.parseLong(from[0]),
                from[1],
                limit + 1);
        return Pages.cut(files, limit, last -> Micros.of(last.openedAt()) + "." + last.id());
    }

    Optional<FileView> file(String id) throws SQLException {
        return files("forgotten_at IS NULL AND sha256 <> '' AND id = ?", id).stream()
                .findFirst();
    }

    boolean hasEarlier(String source, String name, String fileId) throws SQLException {
        String earlier =
                "SELECT 1 FROM files o JOIN files f ON f.id = ? WHERE o.source = ? AND o.name = ? AND o.id <> f.id"
                        + " AND o.opened_at <= f.opened_at LIMIT 1";
        return !sql.list(earlier, row -> row.getInt(1), fileId, source, name).isEmpty();
    }

    boolean isLeft(FileArrival arrival) throws SQLException {
        String left =
                "SELECT 1 FROM files WHERE source = ? AND name = ? AND placed_at IS NULL AND closed_at IS NOT NULL"
                        + " AND size = ? AND modified_at = ?";
        return !sql.list(
                        left,
                        row -> row.getInt(1),
                        arrival.source(),
                        arrival.name(),
                        arrival.size(),
                        arrival.modified())
                .isEmpty();
    }

    List<QuarantinedRow> quarantined(String fileId, int limit) throws SQLException {
        return sql.list(
                "SELECT first_row, last_row, line, reference_id, violations FROM file_rows"
                        + " WHERE file_id = ? AND violations IS NOT NULL ORDER BY first_row LIMIT ?",
                row -> new QuarantinedRow(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        Json.violationsOf(row.getString(5))),
                fileId,
                limit);
    }

    private record Opened(
            String id,
            String source,
            String name,
            String sha256,
            long openedAt,
            @Nullable Long closedAt,
            @Nullable String reason) {}

    private List<FileView> files(String condition, Object... parameters) throws SQLException {
        List<Opened> opened = sql.list(
                "SELECT id, source, name, sha256, opened_at, closed_at, reason FROM files WHERE " + condition,
                row -> new Opened(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        Sql.longOrNull(row, "closed_at"),
                        row.getString("reason")),
                parameters);
        List<FileView> views = new ArrayList<>();
        for (Opened file : opened) {
            views.add(view(file, counts(file.id())));
        }
        return views;
    }

    private Map<RowStanding, Integer> counts(String fileId) throws SQLException {
        Map<RowStanding, Integer> counts = new EnumMap<>(RowStanding.class);
        sql.each(COUNTS, row -> counts.put(RowStanding.ofRank(row.getInt("standing")), row.getInt("n")), fileId);
        return counts;
    }

    private static FileView view(Opened file, Map<RowStanding, Integer> counts) {
        int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
        boolean open = counts.keySet().stream().anyMatch(RowStanding::isOpen);
        return new FileView(
                file.id(),
                file.source(),
                file.name(),
                file.sha256(),
                Micros.at(file.openedAt()),
                Micros.atNullable(file.closedAt()),
                rows,
                counts.getOrDefault(RowStanding.REJECTED, 0),
                counts.getOrDefault(RowStanding.DUPLICATE, 0),
                counts.getOrDefault(RowStanding.SUPERSEDED, 0),
                counts.getOrDefault(RowStanding.ACCEPTED, 0),
                counts.getOrDefault(RowStanding.FAILED, 0),
                counts.getOrDefault(RowStanding.DEAD, 0),
                counts.getOrDefault(RowStanding.ABANDONED, 0),
                counts.getOrDefault(RowStanding.QUEUED, 0),
                counts.getOrDefault(RowStanding.SENDING, 0),
                counts.getOrDefault(RowStanding.UNKNOWN, 0),
                file.reason(),
                file.closedAt() != null && !open);
    }
}
