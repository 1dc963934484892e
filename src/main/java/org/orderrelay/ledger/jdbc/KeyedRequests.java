package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.orderrelay.ledger.KeptAnswer;
import org.orderrelay.ledger.KeyedResult;
import org.orderrelay.ledger.Verdict;

/**
 * The keyed requests of one transaction: which of them come first, and what the others are answered. A key that another
 * node writes at the same moment breaks this transaction; tried again, it finds the other's answer.
 */
final class KeyedRequests {
    private static final String ADD =
            "INSERT INTO requests (request_key, content_hash, status, answer, recorded_at)" + " VALUES (?, ?, ?, ?, ?)";

    private record Kept(String contentHash, KeptAnswer answer) {}

    private final List<Unit.Keyed> units;
    private final Map<String, Kept> kept = new HashMap<>();
    /** Of each key that is new, by identity: twins may be equal. */
    private final Set<Unit.Keyed> first = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<String, List<Verdict>> verdicts = new HashMap<>();

    private KeyedRequests(List<Unit.Keyed> units) {
        this.units = units;
    }

    static KeyedRequests load(Transaction tx, List<Unit.Keyed> units) throws SQLException {
        KeyedRequests requests = new KeyedRequests(units);
        if (!units.isEmpty()) {
            TreeSet<String> keys =
                    units.stream().map(unit -> unit.request().key()).collect(Collectors.toCollection(TreeSet::new));
            tx.sql()
                    .each(
                            "SELECT request_key, content_hash, status, answer FROM requests WHERE "
                                    + tx.sql().engine.in("request_key"),
                            row -> requests.kept.put(
                                    row.getString(1),
                                    new Kept(row.getString(2), new KeptAnswer(row.getInt(3), row.getString(4)))),
                            new Sql.Keys(keys));
        }
        Set<String> seen = new HashSet<>(requests.kept.keySet());
        for (Unit.Keyed unit : units) {
            if (seen.add(unit.request().key())) {
                requests.first.add(unit);
            }
        }
        return requests;
    }

    /** True for the first of its key, and for what has no key. */
    boolean isToBeRecorded(Unit.Bringing unit) {
        return !(unit instanceof Unit.Keyed keyed) || isFirst(keyed);
    }

    private boolean isFirst(Unit.Keyed unit) {
        return first.contains(unit);
    }

    void recorded(Unit.Keyed unit, List<Verdict> judged) {
        String key = unit.request().key();
        verdicts.put(key, judged);
        kept.put(
                key,
                new Kept(unit.request().contentHash(), unit.request().answer().apply(judged)));
    }

    /** Keeps the new answers; what is handed back tells the callers, once it is committed. */
    List<Runnable> write(Transaction tx) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        for (Unit.Keyed unit : units) {
            String key = unit.request().key();
            Kept answer = Objects.requireNonNull(kept.get(key), "a first request is recorded before this");
            if (isFirst(unit)) {
                rows.add(
                        new Object[] {key, answer.contentHash, answer.answer.status(), answer.answer.body(), tx.now()});
            }
            KeyedResult result = result(unit, answer);
            answers.add(() -> unit.future().complete(result));
        }
        tx.sql().batch(ADD, rows);
        return answers;
    }

    private KeyedResult result(Unit.Keyed unit, Kept answer) {
        if (isFirst(unit)) {
            return new KeyedResult.First(
                    answer.answer, verdicts.getOrDefault(unit.request().key(), List.of()));
        }
        return answer.contentHash.equals(unit.request().contentHash())
                ? new KeyedResult.Again(answer.answer)
                : new KeyedResult.OtherContent();
    }
}
