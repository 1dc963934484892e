package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.ReplayFilter;
import org.orderrelay.ledger.ReplayJobs;

/** Bulk replays as rows: each round takes the next deliveries of a running job, in the order of their ids. */
final class JdbcReplayJobs implements ReplayJobs {
    private static final int SAMPLE = 10;
    private static final String ADD =
            "INSERT INTO replays (id, state, filter, per_second, planned, replayed, refused, seen,"
                    + " last, next_at, actor, reason, started_at) VALUES (?, 'running', ?, ?, ?, 0, 0, '', ?, ?, ?, ?, ?)";

    private final Tasks tasks;
    private final JdbcView view;

    JdbcReplayJobs(Tasks tasks, JdbcView view) {
        this.tasks = tasks;
        this.view = view;
    }

    @Override
    public Plan plan(ReplayFilter filter) {
        ReplayQuery query = ReplayQuery.of(filter);
        return view.ask(sql -> {
            Map<String, Long> byCode = new LinkedHashMap<>();
            sql.each(
                    "SELECT account, COALESCE(code, '-'), COUNT(*) FROM deliveries WHERE " + query.where()
                            + " GROUP BY account, code ORDER BY COUNT(*) DESC LIMIT 100",
                    row -> byCode.put(row.getString(1) + ' ' + row.getString(2), row.getLong(3)),
                    query.parameters());
            List<String> sample = sql.list(
                    "SELECT id FROM deliveries WHERE " + query.where() + " ORDER BY id LIMIT " + SAMPLE,
                    row -> row.getString(1),
                    query.parameters());
            return new Plan(count(sql, query), byCode, sample);
        });
    }

    private static long count(Sql sql, ReplayQuery query) throws SQLException {
        return sql.list(
                        "SELECT COUNT(*) FROM deliveries WHERE " + query.where(),
                        row -> row.getLong(1),
                        query.parameters())
                .get(0);
    }

    @Override
    public CompletableFuture<Deed> start(ReplayFilter filter, int perSecond, Act act) {
        ReplayQuery query = ReplayQuery.of(filter);
        String id = UUID.randomUUID().toString();
        return tasks.task(tx -> start(tx, id, query, perSecond, act));
    }

    private static Deed start(Transaction tx, String id, ReplayQuery query, int perSecond, Act act)
            throws SQLException {
        AuditTrail audit = new AuditTrail(tx);
        Deed earlier = audit.before(act, "replay-many", null);
        if (earlier != null) {
            return earlier;
        }
        String last = tx.sql()
                .list(
                        "SELECT COALESCE(MAX(id), '') FROM deliveries WHERE " + query.where(),
                        row -> row.getString(1),
                        query.parameters())
                .get(0);
        long planned = count(tx.sql(), query);
        tx.sql().update(ADD, id, query.json(), perSecond, planned, last, tx.now(), act.actor(), act.reason(), tx.now());
        audit.add(act, "replay-many", "replay:" + id, query.json());
        return new Deed.Done("replay:" + id, DeliveryState.QUEUED);
    }

    @Override
    public CompletableFuture<Deed> cancel(String jobId, Act act) {
        return tasks.task(tx -> cancel(tx, jobId, act));
    }

    private static Deed cancel(Transaction tx, String jobId, Act act) throws SQLException {

        AuditTrail audit = new AuditTrail(tx);
        Deed earlier = audit.before(act, "replay-cancel", "replay:" + jobId);
        if (earlier != null) {
            return earlier;
        }
        List<String> states = tx.sql().list("SELECT state FROM replays WHERE id = ?", row -> row.getString(1), jobId);
        if (states.isEmpty()) {
            return new Deed.NotFound("replay:" + jobId);
        }
        int ended = tx.sql().update("UPDATE replays SET state = 'cancelled' WHERE id = ? AND state = 'running'", jobId);
        if (ended == 0) {
            return new Deed.Refused("state", "only a running replay can be cancelled; this one is " + states.get(0));
        }
        audit.add(act, "replay-cancel", "replay:" + jobId, "{}");
        return new Deed.Done("replay:" + jobId, DeliveryState.ABANDONED);
    }

    @Override
    public Page<Job> page(int limit, @Nullable String cursor) {
        String[] from = cursor == null ? new String[] {String.valueOf(Long.MAX_VALUE), ""} : cursor.split("\\.", 2);
        long before = Long.parseLong(from[0]);
        List<Job> jobs =
                jobs("(started_at, id) < (?, ?) ORDER BY started_at DESC, id DESC LIMIT ?", before, from[1], limit + 1);
        return Pages.cut(jobs, limit, last -> Micros.of(last.startedAt()) + "." + last.id());
    }

    @Override
    public Optional<Job> find(String jobId) {
        return jobs("id = ?", jobId).stream().findFirst();
    }

    private List<Job> jobs(String condition, Object... parameters) {
        return view.ask(sql -> sql.list(
                "SELECT id, state, filter, per_second, planned, replayed, refused, actor, reason, started_at FROM replays"
                        + " WHERE " + condition,
                row -> new Job(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getString(8),
                        row.getString(9),
                        Micros.at(row.getLong(10))),
                parameters));
    }

    @Override
    public CompletableFuture<Integer> work(ToIntFunction<String> longestReference) {
        return tasks.task(tx -> new ReplayRound(tx, longestReference).work());
    }
}
