package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Limits;
import org.orderrelay.delivery.RetrySchedule;

/**
 * How often one sender may write to one number: a pause between two messages with a credit of so many at once (GCRA in
 * whole microseconds), and the provider's own "too often" (131056, facts 2.6). Nodes share it: whoever claims for an
 * account with such a limit holds the account's row of limits.
 */
final class Pairs {
    /** A pair nobody has written to for this long, and that is not slowed down, is forgotten. */
    private static final long FORGOTTEN_MICROS = 3_600_000_000L;

    private static final String PUT = "INSERT INTO pairs (sender, recipient, tat, strikes, not_before)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (sender, recipient) DO UPDATE SET tat = excluded.tat,"
            + " strikes = excluded.strikes, not_before = excluded.not_before";

    private record Key(String sender, String recipient) {}

    private record State(long tat, int strikes, long notBefore) {
        static final State NEW = new State(0, 0, 0);
    }

    private final Transaction tx;
    private final Map<Key, State> stored = new HashMap<>();
    private final Map<Key, State> changed = new HashMap<>();
    /** Slots promised to deliveries that wait, so that each comes back at a time of its own. */
    private final Map<Key, Integer> waiting = new HashMap<>();

    private Pairs(Transaction tx) {
        this.tx = tx;
    }

    static Pairs load(Transaction tx, Collection<DeliveryRow> rows) throws SQLException {
        Pairs pairs = new Pairs(tx);
        if (!rows.isEmpty()) {
            Sql sql = tx.sql();
            sql.each(
                    "SELECT sender, recipient, tat, strikes, not_before FROM pairs WHERE " + sql.engine.in("recipient"),
                    row -> pairs.stored.put(
                            new Key(row.getString(1), row.getString(2)),
                            new State(row.getLong(3), row.getInt(4), row.getLong(5))),
                    new Sql.Keys(rows.stream().map(row -> row.facts.recipient()).toList()));
        }
        return pairs;
    }

    /** From when on the delivery may go; now or earlier if at once. Each one that waits is given a later time. */
    long from(DeliveryRow row, Limits limits) {
        Key key = key(row);
        State state = state(key);
        long interval = Micros.of(limits.perRecipient());
        long from = Math.max(state.notBefore, interval == 0 ? 0 : state.tat - tolerance(limits, interval));
        if (from <= tx.now()) {
            return from;
        }
        return from + interval * (waiting.merge(key, 1, Integer::sum) - 1);
    }

    /** The delivery goes. */
    void spend(DeliveryRow row, Limits limits) {
        long interval = Micros.of(limits.perRecipient());
        if (interval > 0) {
            State state = state(key(row));
            long tat = Math.max(state.tat, tx.now()) + interval;
            changed.put(key(row), new State(tat, state.strikes, state.notBefore));
        }
    }

    /**
     * The provider said "too often": 4^X seconds, X counting from 0 as long as the next word of this kind comes soon.
     *
     * @param after the pause the provider asked for, if it did
     * @return from when on this pair may go again
     */
    long strike(DeliveryRow row, @Nullable Duration after) {
        State state = state(key(row));
        long lastPause = Micros.of(RetrySchedule.pairPause(state.strikes));
        int strikes = state.notBefore > 0 && tx.now() < state.notBefore + lastPause ? state.strikes : 0;
        long until = tx.now() + Micros.of(after == null ? RetrySchedule.pairPause(strikes) : after);
        changed.put(key(row), new State(state.tat, strikes + 1, Math.max(until, state.notBefore)));
        return Math.max(until, state.notBefore);
    }

    void write() throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        changed.forEach((key, state) -> rows.add(
                new @Nullable Object[] {key.sender, key.recipient, state.tat, state.strikes, state.notBefore}));
        tx.sql().batch(PUT, rows);
    }

    /** Drops what says nothing any more. */
    static int forget(Transaction tx) throws SQLException {
        long before = tx.now() - FORGOTTEN_MICROS;
        return tx.sql().update("DELETE FROM pairs WHERE tat < ? AND not_before < ?", before, before);
    }

    private static long tolerance(Limits limits, long interval) {
        return interval * (Math.max(limits.recipientBurst(), 1) - 1L);
    }

    private State state(Key key) {
        State state = changed.get(key);
        return state != null ? state : stored.getOrDefault(key, State.NEW);
    }

    private static Key key(DeliveryRow row) {
        return new Key(row.facts.sender(), row.facts.recipient());
    }
}
