package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.function.ToIntFunction;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Replay;

/** One round of the running bulk replays: for each a second's worth, by whichever node comes first. */
final class ReplayRound {
    private static final long SECOND = 1_000_000;

    private record Job(
            String id,
            String filter,
            int perSecond,
            String seen,
            String last,
            long nextAt,
            String actor,
            String reason) {}

    private record Candidate(String id, String account) {}

    private final Transaction tx;
    private final ToIntFunction<String> longestReference;

    ReplayRound(Transaction tx, ToIntFunction<String> longestReference) {
        this.tx = tx;
        this.longestReference = longestReference;
    }

    int work() throws SQLException {
        int replayed = 0;
        for (Job job : due()) {
            int taken = tx.sql()
                    .update(
                            "UPDATE replays SET next_at = ? WHERE id = ? AND next_at = ? AND state = 'running'",
                            tx.now() + SECOND,
                            job.id,
                            job.nextAt);
            replayed += taken == 0 ? 0 : work(job);
        }
        return replayed;
    }

    private List<Job> due() throws SQLException {
        return tx.sql()
                .list(
                        "SELECT id, filter, per_second, seen, last, next_at, actor, reason FROM replays"
                                + " WHERE state = 'running' AND next_at <= ? ORDER BY id",
                        row -> new Job(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6),
                                row.getString(7),
                                row.getString(8)),
                        tx.now());
    }

    private int work(Job job) throws SQLException {
        List<Candidate> candidates = next(job);
        int replayed = 0;
        for (Candidate candidate : candidates) {
            Replay replay = new Replay(candidate.id, null, null, longestReference.applyAsInt(candidate.account));
            Act act = new Act(job.actor, job.reason + " (replay " + job.id + ")", null);
            replayed += new OperatorWork(tx).replay(replay, act) instanceof Deed.Done ? 1 : 0;
        }
        boolean done = candidates.size() < job.perSecond;
        String seen = candidates.isEmpty() ? job.seen : candidates.get(candidates.size() - 1).id;
        tx.sql()
                .update(
                        "UPDATE replays SET replayed = replayed + ?, refused = refused + ?, seen = ?, state = ? WHERE id = ?",
                        replayed,
                        candidates.size() - replayed,
                        seen,
                        done ? "done" : "running",
                        job.id);
        return replayed;
    }

    /** Each delivery is looked at once, however often it dies. */
    private List<Candidate> next(Job job) throws SQLException {
        ReplayQuery query = ReplayQuery.of(job.filter);
        return tx.sql()
                .list(
                        "SELECT id, account FROM deliveries WHERE " + query.where()
                                + " AND id > ? AND id <= ? ORDER BY id LIMIT " + job.perSecond,
                        row -> new Candidate(row.getString(1), row.getString(2)),
                        query.parameters(job.seen, job.last));
    }
}
