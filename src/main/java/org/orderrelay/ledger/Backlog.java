package org.orderrelay.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits, and since when. Asked often: each part is found by an index, whatever the tables hold.
 *
 * @param oldestDue when the delivery that waits longest could have gone, by account, holds and limits left aside;
 *     accounts without any are missing. What waits for a retry or behind another status is not due
 * @param unknown how many unknown deliveries have waited longer than they should
 * @param oldestNews when the oldest news that the ERP was not told was written; null if it knows everything
 * @param oldestWebhook when the oldest webhook that is not applied came; null if all are
 * @param callsToday calls of accounts with a daily limit, today in UTC; accounts without any are missing
 */
public record Backlog(
        Map<String, Instant> oldestDue,
        long unknown,
        @Nullable Instant oldestNews,
        @Nullable Instant oldestWebhook,
        Map<String, Long> callsToday) {
    public Backlog {
        oldestDue = Map.copyOf(oldestDue);
        callsToday = Map.copyOf(callsToday);
    }
}
