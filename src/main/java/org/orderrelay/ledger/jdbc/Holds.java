package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Scope;

/**
 * The holds as one transaction sees them. They are few, so all are read; a hold never changes delivery rows, it only
 * keeps them from being handed out.
 */
final class Holds {
    /** A hold: why, since when, and when one delivery may probe it; null means only a person releases it. */
    record Hold(String code, long since, @Nullable Long nextProbe) {}

    private static final String PUT = "INSERT INTO holds (scope, hold_key, account, code, reason, since, next_probe)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope, hold_key) DO UPDATE SET code = excluded.code,"
            + " reason = excluded.reason, next_probe = excluded.next_probe";

    private final Transaction tx;
    private final Map<HoldKey, Hold> all = new HashMap<>();

    private Holds(Transaction tx) {
        this.tx = tx;
    }

    static Holds load(Transaction tx) throws SQLException {
        Holds holds = new Holds(tx);
        tx.sql()
                .each(
                        "SELECT scope, hold_key, code, since, next_probe FROM holds",
                        row -> holds.all.put(
                                new HoldKey(Scope.of(row.getString(1)), row.getString(2)),
                                new Hold(row.getString(3), row.getLong(4), Sql.longOrNull(row, "next_probe"))));
        return holds;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean isHeld(Lane lane) {
        return !all.isEmpty() && lane.scopes().stream().anyMatch(all::containsKey);
    }

    boolean isHeld(HoldKey key) {
        return all.containsKey(key);
    }

    /** Whether it is held for this reason. */
    boolean isHeld(HoldKey key, String code) {
        Hold hold = all.get(key);
        return hold != null && hold.code().equals(code);
    }

    @Nullable
    Hold of(HoldKey key) {
        return all.get(key);
    }

    /** Whether every hold on these scopes may be probed now. */
    boolean mayProbe(List<HoldKey> keys) {
        return keys.stream()
                .map(all::get)
                .allMatch(hold -> hold == null || (hold.nextProbe() != null && hold.nextProbe() <= tx.now()));
    }

    /** Takes the probe of every hold on these scopes, unless another node was quicker. */
    boolean takeProbe(List<HoldKey> keys, String account) throws SQLException {
        for (HoldKey key : keys) {
            Hold hold = all.get(key);
            if (hold == null) {
                continue;
            }
            Long next = nextProbe(account);
            int taken = tx.sql()
                    .update(
                            "UPDATE holds SET next_probe = ? WHERE scope = ? AND hold_key = ? AND next_probe = ?",
                            next,
                            key.scope().wire(),
                            key.key(),
                            hold.nextProbe());
            if (taken == 0) {
                return false;
            }
            all.put(key, new Hold(hold.code(), hold.since(), next));
        }
        return true;
    }

    /** By an answer. A template the provider calls unsendable stays held for that, and as it says. */
    void answered(HoldKey key, String account, String code, String reason) throws SQLException {
        Hold before = all.get(key);
        if (before == null || !before.code().startsWith(TemplateHolds.CODE)) {
            put(key, account, code, reason);
        }
    }

    void put(HoldKey key, String account, String code, String reason) throws SQLException {
        put(key, account, code, reason, nextProbe(account));
    }

    void put(HoldKey key, String account, String code, String reason, @Nullable Long nextProbe) throws SQLException {
        Hold before = all.get(key);
        Hold hold = new Hold(code, before == null ? tx.now() : before.since(), nextProbe);
        all.put(key, hold);
        tx.sql().update(PUT, key.scope().wire(), key.key(), account, code, reason, hold.since(), hold.nextProbe());
    }

    /** An accepted delivery proves its scopes work, unless it was handed out before they were held. */
    void release(DeliveryRow accepted) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        long claimedAt = accepted.claimedAt == null ? 0 : accepted.claimedAt;
        for (HoldKey key : scopes(accepted.facts)) {
            Hold hold = all.get(key);
            if (hold != null && hold.since() <= claimedAt) {
                release(key);
            }
        }
    }

    void release(HoldKey key) throws SQLException {
        all.remove(key);
        tx.sql()
                .update(
                        "DELETE FROM holds WHERE scope = ? AND hold_key = ?",
                        key.scope().wire(),
                        key.key());
    }

    private static List<HoldKey> scopes(DeliveryFacts facts) {
        List<HoldKey> lane = facts.lane().scopes();
        return List.of(lane.get(0), lane.get(1), lane.get(2), HoldKey.of(Scope.RECIPIENT, facts));
    }

    private @Nullable Long nextProbe(String account) {
        return tx.setting()
                .accounts()
                .find(account)
                .map(found -> Micros.of(found.probe()))
                .filter(probe -> probe > 0)
                .map(probe -> tx.now() + probe)
                .orElse(null);
    }
}
