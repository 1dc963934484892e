package org.orderrelay.ledger.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.DeliveryFilter;

/**
 * A filter of deliveries as SQL, worded so that an index answers it. Words that a partial index is made of are put in as
 * they are, after a look into the list of them: SQLite does not use such an index for a parameter.
 */
final class DeliveryConditions {
    /** A partial index is used if its own condition stands in the question, word for word. */
    private static final Map<String, String> INDEXED = Map.of(
            "dead", " AND state IN ('dead', 'unknown')",
            "unknown", " AND state IN ('dead', 'unknown')",
            "superseded", " AND state IN ('superseded', 'abandoned')",
            "abandoned", " AND state IN ('superseded', 'abandoned')");

    private static final Set<String> OPEN = Set.of("queued", "sending");
    private static final Set<String> STATES =
            Set.of("queued", "sending", "accepted", "unknown", "dead", "superseded", "abandoned");
    private static final Set<String> RECEIPTS = Set.of("sent", "delivered", "read", "failed");
    /** A delivery's id is made before it is recorded: seconds at most, unless the ledger was away or clocks differ. */
    private static final Duration BEFORE_RECORDED = Duration.ofHours(1);

    private final StringBuilder sql = new StringBuilder("WHERE 1 = 1");
    private final List<Object> parameters = new ArrayList<>();

    private DeliveryConditions() {}

    /** @param few whether only few deliveries are in the state that is asked for */
    static DeliveryConditions of(DeliveryFilter filter, boolean few) {
        DeliveryConditions where = new DeliveryConditions();
        String state = filter.state();
        if (state != null && few && OPEN.contains(state)) {
            where.sql.append(" AND state IN ('queued', 'sending', 'unknown')");
        }
        where.sql.append(indexed(state));
        where.word("state", state, STATES);
        where.word("receipt", filter.receipt(), RECEIPTS);
        where.add("account = ?", filter.account());
        where.add(DeliveryQuestions.OF_ORDER, filter.referenceId());
        where.add("code = ?", filter.code());
        where.time(filter.since(), filter.until());
        where.add("id < ?", filter.cursor());
        return where;
    }

    /** What makes an index fit a state, to stand before the state itself; empty if there is none. */
    static String indexed(@Nullable String state) {
        return state == null ? "" : INDEXED.getOrDefault(state, "");
    }

    private void word(String column, @Nullable String word, Set<String> words) {
        if (word != null && words.contains(word)) {
            sql.append(" AND ").append(column).append(" = '").append(word).append('\'');
        } else {
            add(column + " = ?", word);
        }
    }

    /** By the ids, which an index orders; exactly, by the time of recording. */
    private void time(@Nullable Instant since, @Nullable Instant until) {
        if (since != null) {
            add("id >= ?", firstId(since.minus(BEFORE_RECORDED)));
            add("recorded_at >= ?", Micros.of(since));
        }
        if (until != null) {
            add("id < ?", firstId(until.plus(BEFORE_RECORDED)));
            add("recorded_at < ?", Micros.of(until));
        }
    }

    /** The lowest UUIDv7 of a moment. */
    private static String firstId(Instant moment) {
        String millis = String.format("%012x", Math.max(0, moment.toEpochMilli()));
        return millis.substring(0, 8) + '-' + millis.substring(8, 12) + "-7000-8000-000000000000";
    }

    private void add(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.add(value);
        }
    }

    String sql() {
        return sql.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }
}
