package org.orderrelay.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What one round of {@link Ledger#sweep} removed.
 *
 * @param deliveries with their payloads, attempts, receipts and edits
 * @param others rows of publications, webhooks, invalid orders, files and receipts of unknown messages
 * @param next where the next round goes on; null at the end
 */
public record Swept(int deliveries, int others, @Nullable String next) {}
