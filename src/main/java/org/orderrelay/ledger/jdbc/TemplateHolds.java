package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import org.orderrelay.delivery.Scope;
import org.orderrelay.delivery.TemplateState;

/**
 * Holds of templates that cannot be sent at the moment. They follow the registry: put when the provider says so, released
 * when it approves again. Where the account's whole list is asked for, nothing is probed: the next list tells.
 */
final class TemplateHolds {
    /** All codes of these holds begin so; the rest is the template's state. */
    static final String CODE = "template-";
    /** A person's own hold; only a person releases it. */
    static final String OPERATOR = "operator";

    private static final long SECOND = 1_000_000;

    private final Transaction tx;
    private final Holds holds;

    TemplateHolds(Transaction tx) throws SQLException {
        this.tx = tx;
        this.holds = Holds.load(tx);
    }

    /** Holds a template; false if it is held for this already, or by a person. */
    boolean hold(TemplateKey template, TemplateState state, String reason, boolean isListed) throws SQLException {
        HoldKey key = template.holdKey();
        String code = CODE + state.wire();
        if (holds.isHeld(key, code) || holds.isHeld(key, OPERATOR)) {
            return false;
        }
        if (isListed) {
            holds.put(key, template.account(), code, reason, null);
        } else {
            holds.put(key, template.account(), code, reason);
        }
        return true;
    }

    /**
     * Releases a template that may be sent. A hold put by an answer is released by news that is not older than it;
     * providers' clocks may count in seconds.
     */
    boolean release(TemplateKey template, long at) throws SQLException {
        Holds.Hold hold = holds.of(template.holdKey());
        if (hold == null || hold.code().equals(OPERATOR)) {
            return false;
        }
        boolean older = at < hold.since() - hold.since() % SECOND;
        if (older && !hold.code().startsWith(CODE)) {
            return false;
        }
        holds.release(template.holdKey());
        return true;
    }

    /** From now on the list tells. */
    void probeNoMore(String account) throws SQLException {
        tx.sql()
                .update(
                        "UPDATE holds SET next_probe = NULL WHERE account = ? AND scope = ? AND code LIKE '" + CODE
                                + "%'",
                        account,
                        Scope.TEMPLATE.wire());
    }
}
