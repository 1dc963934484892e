package org.orderrelay.ledger.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.AuditCheck;
import org.orderrelay.ledger.AuditEntry;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Page;

/** Adds to the audit and checks its chain. Whoever adds a line holds the end of the chain until the commit. */
final class AuditTrail {
    private static final String ADD = "INSERT INTO audit (id, at, actor, action, target, reason, change, request_key,"
            + " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ALL =
            "SELECT id, at, actor, action, target, reason, change, previous, hash FROM audit ";
    private static final String FIRST = "0".repeat(64);

    private final Transaction tx;

    AuditTrail(Transaction tx) {
        this.tx = tx;
    }

    /**
     * The answer to a request whose key was used before: the same again, or a refusal, since a key is of one request.
     *
     * @param verb what the action's word begins with
     * @param target what it is asked for; null if what was made then is the target
     * @return null for a key not seen before, and without one
     */
    @Nullable
    Deed before(Act act, String verb, @Nullable String target) throws SQLException {
        record Done(String action, String target) {}
        if (act.requestKey() == null) {
            return null;
        }
        List<Done> done = tx.sql()
                .list(
                        "SELECT action, target FROM audit WHERE request_key = ?",
                        row -> new Done(row.getString(1), row.getString(2)),
                        key(act));
        if (done.isEmpty()) {
            return null;
        }
        Done then = done.get(0);
        boolean same = then.action.startsWith(verb) && (target == null || then.target.equals(target));
        return same
                ? new Deed.Repeated(then.target)
                : new Deed.Refused("idempotency-key", "this Idempotency-Key was used for another request");
    }

    /** Adds a line; its position in the chain. */
    long add(Act act, String action, String target, String change) throws SQLException {
        record End(long id, String hash) {}
        End end = tx.sql()
                .list(
                        "SELECT id, hash FROM audit_end WHERE one = 1"
                                + tx.sql().engine.forUpdate(),
                        row -> new End(row.getLong(1), row.getString(2)))
                .get(0);
        long id = end.id + 1;
        String hash = hash(id, tx.now(), act.actor(), action, target, act.reason(), change, end.hash);
        tx.sql().update(ADD, id, tx.now(), act.actor(), action, target, act.reason(), change, key(act), end.hash, hash);
        tx.sql().update("UPDATE audit_end SET id = ?, hash = ? WHERE one = 1", id, hash);
        return id;
    }

    /** Keys of one client do not meet another's. */
    private static @Nullable String key(Act act) {
        return act.requestKey() == null ? null : act.actor() + '|' + act.requestKey();
    }

    static Page<AuditEntry> page(Sql sql, int limit, @Nullable String cursor) throws SQLException {
        long below = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        return Pages.cut(
                sql.list(ALL + "WHERE id < ? ORDER BY id DESC LIMIT ?", AuditTrail::entry, below, limit + 1),
                limit,
                entry -> Long.toString(entry.id()));
    }

    /** Reads the whole chain as a stream. */
    static AuditCheck check(Sql sql) throws SQLException {
        Chain chain = new Chain();
        sql.each(ALL + "ORDER BY id", row -> chain.next(entry(row)));
        String end = sql.list("SELECT hash FROM audit_end WHERE one = 1", row -> row.getString(1))
                .get(0);
        if (chain.broken == 0 && !end.equals(chain.hash)) {
            chain.broken = chain.count + 1; // lines are missing at the end
        }
        return new AuditCheck(chain.count, chain.broken);
    }

    private static final class Chain {
        private long count;
        private long broken;
        private String hash = FIRST;

        void next(AuditEntry entry) {
            count++;
            String right = hash(
                    count,
                    Micros.of(entry.at()),
                    entry.actor(),
                    entry.action(),
                    entry.target(),
                    entry.reason(),
                    entry.change(),
                    hash);
            boolean fits = entry.id() == count
                    && entry.previous().equals(hash)
                    && entry.hash().equals(right);
            broken = broken == 0 && !fits ? count : broken;
            hash = entry.hash();
        }
    }

    private static AuditEntry entry(java.sql.ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                Micros.at(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }

    /** Each part with its length before it, so that no two lines can be read as one another. */
    private static String hash(long id, long at, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            StringBuilder line = new StringBuilder().append(id).append('|').append(at);
            for (String part : parts) {
                line.append('|').append(part.length()).append(':').append(part);
            }
            return HexFormat.of().formatHex(digest.digest(line.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
