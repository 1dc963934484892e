package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Backlog;

/** What is asked about waiting: one look into an index a lane, an account or a feed. */
final class BacklogQuestions {
    /** The conditions are those of the index over what is due, which begins with the lane. */
    private static final String DUE = "SELECT account, MIN(due) FROM (SELECT l.account AS account,"
            + " (SELECT MIN(d.due_at) FROM deliveries d WHERE d.state = 'queued' AND d.due_at IS NOT NULL"
            + " AND d.lane = l.lane) AS due FROM lanes l) waiting WHERE due <= ? GROUP BY account";
    /** The first condition is that of the index over what needs somebody. */
    private static final String UNKNOWN = "SELECT COUNT(*) FROM deliveries WHERE state IN ('dead', 'unknown')"
            + " AND state = 'unknown' AND settled_at <= ?";

    private static final String NEWS = "SELECT created_at FROM publications WHERE sent_at IS NULL ORDER BY id LIMIT 1";
    private static final String WEBHOOKS =
            "SELECT received_at FROM webhooks WHERE applied_at IS NULL ORDER BY id LIMIT 1";
    private static final String CALLS = "SELECT account, calls FROM limits WHERE calls_day = ?";
    private static final long SECONDS_A_DAY = 86_400;

    private final Sql sql;

    BacklogQuestions(Sql sql) {
        this.sql = sql;
    }

    Backlog at(Instant now, Instant unknownBefore) throws SQLException {
        Map<String, Instant> due = new HashMap<>();
        sql.each(DUE, row -> due.put(row.getString(1), Micros.at(row.getLong(2))), Micros.of(now));
        Map<String, Long> calls = new HashMap<>();
        sql.each(
                CALLS,
                row -> calls.put(row.getString(1), row.getLong(2)),
                Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY));
        long unknown = sql.list(UNKNOWN, row -> row.getLong(1), Micros.of(unknownBefore))
                .get(0);
        return new Backlog(due, unknown, oldest(NEWS), oldest(WEBHOOKS), calls);
    }

    private @Nullable Instant oldest(String question) throws SQLException {
        List<Instant> oldest = sql.list(question, row -> Micros.at(row.getLong(1)));
        return oldest.isEmpty() ? null : oldest.get(0);
    }
}
