package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Scope;

/**
 * The spending guard: beyond so many calls a day (UTC) the account is held, with the code {@code daily-cap}, until the
 * day is over, the limit is raised, or somebody takes it away.
 */
final class DailyCap {
    static final String CODE = "daily-cap";
    private static final long DAY = TimeUnit.DAYS.toMicros(1);

    private final Transaction tx;
    private final Holds holds;
    private final Limiter limiter;

    DailyCap(Transaction tx, Holds holds, Limiter limiter) {
        this.tx = tx;
        this.holds = holds;
        this.limiter = limiter;
    }

    /** Calls the account has left today; puts and lifts the hold. */
    int left(Account account) throws SQLException {
        int most = account.limits().perDay();
        HoldKey key = new HoldKey(Scope.ACCOUNT, account.name());
        int left = most <= 0 ? Integer.MAX_VALUE : Math.max(0, most - limiter.calls(account.name(), today()));
        if (left == 0 && !holds.isHeld(key)) {
            String reason = "The account's limit of " + most
                    + " calls a day is reached; it goes on with the next day (UTC)" + " or a higher limits.per-day.";
            holds.put(key, account.name(), CODE, reason, (today() + 1) * DAY);
        } else if (left > 0 && holds.isHeld(key, CODE)) {
            holds.release(key);
        }
        return left;
    }

    void spend(Account account, int calls) throws SQLException {
        if (account.limits().perDay() > 0) {
            limiter.called(account.name(), today(), calls);
        }
    }

    private long today() {
        return tx.now() / DAY;
    }
}
