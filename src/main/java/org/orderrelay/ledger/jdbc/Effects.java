package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;

/** What later word does to more than one delivery: it holds a scope, slows it down, or proves that it works. */
final class Effects {
    private final Transaction tx;
    private @Nullable Holds holds;

    Effects(Transaction tx) {
        this.tx = tx;
    }

    private Holds holds() throws SQLException {
        Holds loaded = holds == null ? Holds.load(tx) : holds;
        holds = loaded;
        return loaded;
    }

    /** A delivery went through: holds it was sent to probe are over. */
    void passed(DeliveryRow row) throws SQLException {
        holds().release(row);
    }

    /** A failure whose code says that others will fail as well. */
    void of(@Nullable Outcome meaning, DeliveryRow row, long at) throws SQLException {
        if (meaning instanceof Outcome.Held held && held.scope() != Scope.MESSAGE) {
            HoldKey key = HoldKey.of(held.scope(), row.facts);
            if (held.scope() != Scope.TEMPLATE || !isApprovedSince(row.facts, at)) {
                holds().answered(key, row.facts.account(), held.code(), held.reason());
            }
        } else if (meaning instanceof Outcome.Throttled throttled) {
            slow(row.facts.account(), throttled, Math.max(row.attempts, 1), at);
            if (throttled.scope() == Scope.RECIPIENT) {
                Pairs pairs = Pairs.load(tx, List.of(row));
                pairs.strike(row, throttled.after());
                pairs.write();
            }
        }
    }

    /** Trouble told without a message; false if it concerns neither the account nor its sender. */
    boolean of(Account account, Outcome meaning, long at) throws SQLException {
        if (meaning instanceof Outcome.Held held && isWide(held.scope())) {
            String key = held.scope() == Scope.ACCOUNT ? account.name() : account.name() + '|' + account.sender();
            holds().put(new HoldKey(held.scope(), key), account.name(), held.code(), held.reason());
            return true;
        }
        if (meaning instanceof Outcome.Throttled throttled && isWide(throttled.scope())) {
            slow(account.name(), throttled, 1, at);
            return true;
        }
        return false;
    }

    private static boolean isWide(Scope scope) {
        return scope == Scope.ACCOUNT || scope == Scope.SENDER;
    }

    /** From the moment it happened: late word of a short pause slows nothing down. */
    private void slow(String account, Outcome.Throttled throttled, int attempts, long at) throws SQLException {
        long until = at + Micros.of(tx.setting().schedule().slowDown(attempts, throttled.after()));
        if (isWide(throttled.scope()) && until > tx.now()) {
            new Limiter(tx.sql()).push(account, until);
        }
    }

    private boolean isApprovedSince(DeliveryFacts facts, long at) throws SQLException {
        List<Integer> found = tx.sql()
                .list(
                        "SELECT 1 FROM templates WHERE account = ? AND name = ? AND language = ? AND told_at > ?"
                                + " AND status IN ('approved', 'flagged')",
                        row -> row.getInt(1),
                        facts.account(),
                        facts.template(),
                        facts.language(),
                        at);
        return !found.isEmpty();
    }
}
