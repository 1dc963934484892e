package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileProgress;
import org.orderrelay.ledger.FileTurn;

/**
 * Files on their way: taken, opened, resumed, read to the end, moved, settled, answered.
 *
 * <p>Longer than 120 lines: a file's whole life is read together.
 */
final class FileWork {
    /** A dead node's files are another's after this time; living nodes renew it every few seconds. */
    private static final long LEASE_MICROS = 60_000_000;

    /** Waiting files one look for settled ones takes. */
    private static final int LOOKED_AT = 500;

    private static final String ADD =
            "INSERT INTO files (id, source, name, sha256, opened_at, closed_rows, settled_row, size, modified_at,"
                    + " holder, holder_start, lease_until) VALUES (?, ?, ?, '', ?, 0, 0, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (source, name) WHERE placed_at IS NULL DO NOTHING";
    private static final String IN_INBOX =
            "SELECT id, size, modified_at, closed_at, target FROM files WHERE source = ? AND name = ? AND placed_at IS NULL";
    /** Succeeds for its holder, and for anybody once the lease is over; the row's lock makes it one node's. */
    private static final String HOLD = "UPDATE files SET holder = ?, holder_start = ?, lease_until = ? WHERE id = ?"
            + " AND (holder IS NULL OR holder = ? OR lease_until < ?)";

    private static final String GIVE_BACK = "holder = NULL, holder_start = NULL, lease_until = NULL";
    /** The first row behind the settled ones that is still open. */
    private static final String FIRST_OPEN =
            "SELECT r.first_row FROM file_rows r WHERE r.file_id = ? AND r.first_row > ?"
                    + " AND (r.verdict = 'waiting' OR r.verdict = 'recorded' AND EXISTS (SELECT 1 FROM deliveries d"
                    + " WHERE d.event_key = r.event_key AND d.state IN ('queued', 'sending', 'unknown')))"
                    + " ORDER BY r.first_row LIMIT 1";

    private final Transaction tx;

    FileWork(Transaction tx) {
        this.tx = tx;
    }

    private record Lying(
            String id,
            long size,
            long modified,
            boolean closed,
            @Nullable String target) {
        boolean is(FileArrival arrival) {
            return size == arrival.size() && modified == arrival.modified();
        }
    }

    FileTurn take(FileArrival arrival) throws SQLException {
        Lying lying = lying(arrival);
        if (lying != null && lying.closed() && !lying.is(arrival) && hold(lying.id())) {
            // somebody put the next upload over one that was read and could not be moved
            placed(lying.id());
            lying = null;
        }
        while (lying == null) { // once, unless another node's file leaves the inbox in between
            int added = tx.sql()
                    .update(
                            ADD,
                            UUID.randomUUID().toString(),
                            arrival.source(),
                            arrival.name(),
                            tx.now(),
                            arrival.size(),
                            arrival.modified(),
                            tx.node().id(),
                            tx.node().startNo(),
                            tx.now() + LEASE_MICROS);
            lying = lying(arrival);
            if (added == 1 && lying != null) {
                return new FileTurn.Read(lying.id());
            }
        }
        if (!hold(lying.id())) {
            return new FileTurn.Taken();
        }
        if (lying.closed() && lying.target() != null) {
            return new FileTurn.Left(lying.id(), lying.target());
        }
        tx.sql()
                .update(
                        "UPDATE files SET size = ?, modified_at = ? WHERE id = ?",
                        arrival.size(),
                        arrival.modified(),
                        lying.id());
        return new FileTurn.Read(lying.id());
    }

    private @Nullable Lying lying(FileArrival arrival) throws SQLException {
        List<Lying> found = tx.sql()
                .list(
                        IN_INBOX,
                        row -> new Lying(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                Sql.longOrNull(row, "closed_at") != null,
                                row.getString(5)),
                        arrival.source(),
                        arrival.name());
        return found.isEmpty() ? null : found.get(0);
    }

    private boolean hold(String fileId) throws SQLException {
        Node node = tx.node();
        return tx.sql().update(HOLD, node.id(), node.startNo(), tx.now() + LEASE_MICROS, fileId, node.id(), tx.now())
                == 1;
    }

    FileProgress open(String fileId, String sha256) throws SQLException {
        if (tx.sql().update("UPDATE files SET sha256 = ? WHERE id = ? AND sha256 IN ('', ?)", sha256, fileId, sha256)
                == 1) {
            return new FileProgress(fileId, firstInt("SELECT read_rows FROM files WHERE id = ?", fileId));
        }
        String id = UUID.randomUUID().toString();
        tx.sql()
                .update(
                        "UPDATE files SET closed_at = ?, placed_at = ?, closed_rows = read_rows, " + GIVE_BACK
                                + " WHERE id = ?",
                        tx.now(),
                        tx.now(),
                        fileId);
        tx.sql()
                .update(
                        "INSERT INTO files (id, source, name, sha256, opened_at, closed_rows, settled_row, size,"
                                + " modified_at, holder, holder_start, lease_until) SELECT ?, source, name, ?, ?, 0, 0, size,"
                                + " modified_at, ?, ?, ? FROM files WHERE id = ?",
                        id,
                        sha256,
                        tx.now(),
                        tx.node().id(),
                        tx.node().startNo(),
                        tx.now() + LEASE_MICROS,
                        fileId);
        return new FileProgress(id, 0);
    }

    int close(String fileId, int rows, String target) throws SQLException {
        return tx.sql()
                .update(
                        "UPDATE files SET closed_at = ?, closed_rows = ?, target = ? WHERE id = ? AND closed_at IS NULL",
                        tx.now(),
                        rows,
                        target,
                        fileId);
    }

    int reject(String fileId, String reason, String target) throws SQLException {
        tx.sql().update("UPDATE files SET reason = ?, result_at = ? WHERE id = ?", reason, tx.now(), fileId);
        return close(fileId, 0, target);
    }

    int placed(String fileId) throws SQLException {
        return tx.sql().update("UPDATE files SET placed_at = ?, " + GIVE_BACK + " WHERE id = ?", tx.now(), fileId);
    }

    int leave(String fileId) throws SQLException {
        return tx.sql().update("DELETE FROM files WHERE id = ? AND sha256 = ''", fileId)
                + tx.sql()
                        .update(
                                "UPDATE files SET " + GIVE_BACK + " WHERE id = ? AND holder = ?",
                                fileId,
                                tx.node().id());
    }

    /** Lets what this start of the node holds be its own for longer, and what an earlier start held be anybody's. */
    static void renew(Transaction tx) throws SQLException {
        Node node = tx.node();
        tx.sql()
                .update(
                        "UPDATE files SET lease_until = CASE holder_start WHEN ? THEN ? ELSE 0 END WHERE holder = ?",
                        node.startNo(),
                        tx.now() + LEASE_MICROS,
                        node.id());
    }

    int resultWritten(String fileId) throws SQLException {
        return tx.sql().update("UPDATE files SET result_at = ?, " + GIVE_BACK + " WHERE id = ?", tx.now(), fileId);
    }

    private record Waiting(String id, long closedAt, int settledRow, boolean settled) {}

    /**
     * Files whose result can be written, of those after a place in the row of waiting ones.
     *
     * @param next where to look the next time; 0 from the beginning
     */
    record Settled(List<String> ids, long next) {}

    /**
     * Looks at some of the waiting files, so that many of them never make one long commit. Settled rows are never asked
     * again: the shelf remembers them.
     */
    Settled settled(long after) throws SQLException {
        List<Waiting> waiting = tx.sql()
                .list(
                        "SELECT id, closed_at, settled_row FROM files WHERE closed_at IS NOT NULL AND result_at IS NULL"
                                + " AND closed_at >= ? AND (again_at IS NULL OR again_at <= ?) AND (holder IS NULL"
                                + " OR lease_until < ? OR (holder = ? AND placed_at IS NOT NULL))"
                                + " ORDER BY closed_at LIMIT ?",
                        row -> new Waiting(row.getString(1), row.getLong(2), row.getInt(3), false),
                        after,
                        tx.now(),
                        tx.now(),
                        tx.node().id(),
                        LOOKED_AT);
        List<String> mine = new ArrayList<>();
        for (Waiting file : advance(waiting)) {
            if (file.settled() && hold(file.id())) {
                mine.add(file.id());
            }
        }
        boolean more = waiting.size() == LOOKED_AT;
        return new Settled(mine, more ? waiting.get(waiting.size() - 1).closedAt() : 0);
    }

    private List<Waiting> advance(List<Waiting> files) throws SQLException {
        List<Waiting> advanced = new ArrayList<>();
        for (Waiting file : files) {
            int firstOpen = firstInt(FIRST_OPEN, file.id(), file.settledRow());
            int settledRow = firstOpen == 0 ? Integer.MAX_VALUE : firstOpen - 1;
            if (settledRow > file.settledRow()) {
                tx.sql().update("UPDATE files SET settled_row = ? WHERE id = ?", settledRow, file.id());
            }
            advanced.add(new Waiting(file.id(), file.closedAt(), settledRow, firstOpen == 0));
        }
        return advanced;
    }

    private int firstInt(String sql, Object... parameters) throws SQLException {
        List<Integer> found = tx.sql().list(sql, row -> row.getInt(1), parameters);
        return found.isEmpty() ? 0 : found.get(0);
    }
}
