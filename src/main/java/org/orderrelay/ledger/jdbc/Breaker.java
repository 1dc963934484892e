package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;

/**
 * The circuit breaker of each account: so many failed calls in a row hold it with the code {@code circuit-open}; then one
 * delivery at a time probes it, and the first that is taken closes it again. A failure is a call that had no answer or a
 * fault of the server; whatever else a provider says shows that it is there, "too fast" included.
 */
final class Breaker {
    static final String CODE = "circuit-open";
    /** A server that fell over is often back within a minute; low balance is not. */
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(30);
    /** Ours, not the provider's; or of a question beside the messages, which says nothing of how those fare. */
    private static final Set<String> OURS =
            Set.of("route-stopped", "internal", "pool-timeout", "expired", "payment-lookup");

    /** What this transaction saw of an account: failures since its last good sign, and whether there was one. */
    private record Run(int failures, boolean broken) {
        Run next(boolean failed) {
            return failed ? new Run(failures + 1, broken) : new Run(0, true);
        }
    }

    private final Transaction tx;
    private final Holds holds;
    private final Limiter limiter;
    private final Map<String, Run> runs = new LinkedHashMap<>();

    Breaker(Transaction tx, Holds holds) {
        this.tx = tx;
        this.holds = holds;
        this.limiter = new Limiter(tx.sql());
    }

    void saw(String account, Outcome outcome) {
        if (!OURS.contains(outcome.code())) {
            boolean failed = outcome instanceof Outcome.Retry || outcome instanceof Outcome.Unknown;
            runs.put(account, runs.getOrDefault(account, new Run(0, false)).next(failed));
        }
    }

    /** Whether the account is held for whatever reason: then a failed probe says nothing about its delivery. */
    boolean isHeld(String account) {
        return holds.isHeld(new HoldKey(Scope.ACCOUNT, account));
    }

    /** Counts on from what was seen before, and opens. */
    void close() throws SQLException {
        for (Map.Entry<String, Run> entry : runs.entrySet()) {
            Account account = tx.setting().accounts().find(entry.getKey()).orElse(null);
            int most = account == null ? 0 : account.limits().breaker();
            if (account != null && most > 0) {
                count(account, entry.getValue(), most);
            }
        }
    }

    private void count(Account account, Run run, int most) throws SQLException {
        HoldKey key = new HoldKey(Scope.ACCOUNT, account.name());
        if (run.failures() == 0) {
            limiter.succeeded(account.name());
            if (holds.isHeld(key, CODE)) {
                holds.release(key);
            }
            return;
        }
        int failures = limiter.failed(account.name(), run.failures(), run.broken());
        if (failures >= most && (!holds.isHeld(key) || holds.isHeld(key, CODE))) {
            String reason = failures + " calls in a row failed or had no answer; one delivery at a time tries again.";
            holds.put(key, account.name(), CODE, reason, tx.now() + Micros.of(probe(account)));
        }
    }

    private static Duration probe(Account account) {
        boolean longer = account.probe().isZero() || account.probe().compareTo(LONGEST_PROBE) > 0;
        return longer ? LONGEST_PROBE : account.probe();
    }
}
