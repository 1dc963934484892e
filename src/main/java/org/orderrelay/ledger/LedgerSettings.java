package org.orderrelay.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is.
 *
 * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://…}; a relative file is resolved by the caller
 * @param user empty for SQLite
 * @param nodeId this node's id, the same after every restart
 */
public record LedgerSettings(
        String url, String user, @Nullable String password, String nodeId) {
    /** Without the password. */
    @Override
    public String toString() {
        return "LedgerSettings[node=" + nodeId + "]";
    }
}
