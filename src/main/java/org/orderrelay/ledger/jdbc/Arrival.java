package org.orderrelay.ledger.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;

/**
 * Receipts that came together.
 *
 * @param webhook id of the stored webhook they came in; null if they were asked for
 */
record Arrival(String account, @Nullable Long webhook, List<Receipt> receipts) {
    Arrival {
        receipts = List.copyOf(receipts);
    }
}
