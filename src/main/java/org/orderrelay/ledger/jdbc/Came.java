package org.orderrelay.ledger.jdbc;

import java.util.Collection;
import org.orderrelay.ledger.ReceiptInbox;

/** What came of one receipt. */
enum Came {
    CHANGED,
    REPEATED,
    PARKED,
    OTHER;

    static ReceiptInbox.Applied count(Collection<Came> all) {
        return new ReceiptInbox.Applied(
                count(all, CHANGED), count(all, REPEATED), count(all, PARKED), count(all, OTHER));
    }

    private static int count(Collection<Came> all, Came kind) {
        return (int) all.stream().filter(came -> came == kind).count();
    }
}
