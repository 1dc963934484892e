package org.orderrelay.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.FileRowView;

/** Streams the rows of a file, one at a time in memory. */
final class FileRowQuestions {
    private static final String ROWS = "SELECT r.*, d.state AS d_state, d.receipt AS d_receipt, d.code AS d_code,"
            + " d.reason AS d_reason FROM file_rows r LEFT JOIN deliveries d"
            + " ON d.event_key = r.event_key AND r.verdict = 'recorded' WHERE r.file_id = ? ORDER BY r.first_row";

    private final Sql sql;

    FileRowQuestions(Sql sql) {
        this.sql = sql;
    }

    /** One call a data row; several deliveries of one row are folded to the least settled. */
    void rows(String fileId, Consumer<FileRowView> rows) throws SQLException {
        FileRow[] last = new FileRow[1];
        sql.each(
                ROWS,
                row -> {
                    FileRow next = fileRow(row);
                    FileRow before = last[0];
                    if (before != null && before.firstRow() == next.firstRow()) {
                        last[0] = before.leastSettled(next);
                        return;
                    }
                    if (before != null) {
                        before.emit(rows);
                    }
                    last[0] = next;
                },
                fileId);
        if (last[0] != null) {
            last[0].emit(rows);
        }
    }

    /** Rows of one order, with one of its deliveries. */
    private record FileRow(
            int firstRow,
            int lastRow,
            @Nullable String reference,
            @Nullable String status,
            RowStanding standing,
            @Nullable String code,
            @Nullable String reason) {
        FileRow leastSettled(FileRow other) {
            return other.standing.compareTo(standing) < 0 ? other : this;
        }

        void emit(Consumer<FileRowView> rows) {
            String state = standing.name().toLowerCase(Locale.ROOT);
            for (int row = firstRow; row <= lastRow; row++) {
                rows.accept(new FileRowView(row, reference, status, state, code, reason));
            }
        }
    }

    private static FileRow fileRow(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        boolean recorded = verdict.equals("recorded");
        RowStanding standing = recorded
                ? RowStanding.of(row.getString("d_state"), row.getString("d_receipt"))
                : RowStanding.ofVerdict(verdict);
        return new FileRow(
                row.getInt("first_row"),
                row.getInt("last_row"),
                row.getString("reference_id"),
                row.getString("status"),
                standing,
                row.getString(recorded ? "d_code" : "code"),
                row.getString(recorded ? "d_reason" : "reason"));
    }
}
