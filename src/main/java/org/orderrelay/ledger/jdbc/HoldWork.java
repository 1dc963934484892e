package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Deed;

/** Holds that people put and lift. Such a hold is never probed: only a person releases it. */
final class HoldWork {
    private static final String CODE = "operator";

    private final Transaction tx;
    private final AuditTrail audit;

    HoldWork(Transaction tx) {
        this.tx = tx;
        this.audit = new AuditTrail(tx);
    }

    Deed hold(String account, Scope scope, String key, Act act) throws SQLException {
        HoldKey hold = key(account, scope, key);
        Deed earlier = audit.before(act, "hold", target(hold));
        if (earlier != null) {
            return earlier;
        }
        Holds.load(tx).put(hold, account, CODE, "held by " + act.actor() + ": " + act.reason(), null);
        audit.add(act, "hold", target(hold), "{}");
        return new Deed.Done(target(hold), DeliveryState.QUEUED);
    }

    Deed release(String account, Scope scope, String key, Act act) throws SQLException {
        HoldKey hold = key(account, scope, key);
        HoldKey listed = new HoldKey(scope, key);
        boolean byList = scope != Scope.ACCOUNT && key.startsWith(account + '|');
        HoldKey found = byList ? listed : hold;
        Deed earlier = audit.before(act, "release", target(found));
        if (earlier != null) {
            return earlier;
        }
        Holds holds = Holds.load(tx);
        if (!holds.isHeld(found)) {
            return new Deed.NotFound(target(found));
        }
        holds.release(found);
        audit.add(act, "release", target(found), "{}");
        return new Deed.Done(target(found), DeliveryState.ACCEPTED);
    }

    private static HoldKey key(String account, Scope scope, String key) {
        return switch (scope) {
            case ACCOUNT -> new HoldKey(scope, account);
            case RECIPIENT -> HoldKey.recipient(account, key);
            default -> new HoldKey(scope, account + '|' + key);
        };
    }

    private static String target(HoldKey hold) {
        return String.join(":", List.of("hold", hold.scope().wire(), hold.key()));
    }
}
