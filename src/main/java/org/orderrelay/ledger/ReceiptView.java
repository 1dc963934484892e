package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One receipt of a delivery, whether it changed anything or not.
 *
 * @param receipt {@code sent}, {@code delivered}, {@code read}, {@code failed}, or {@code not-sent}: it never left
 * @param messageId the provider's id of the message; null if it came without
 * @param recipientId number the provider knows the customer by, digits only; null if it does not say
 * @param at when it happened, by the provider's clock
 * @param notedAt when it was applied here
 */
public record ReceiptView(
        String receipt,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String messageId,
        @Nullable String recipientId,
        Instant at,
        Instant notedAt) {
    /** Without the number. */
    @Override
    public String toString() {
        return "ReceiptView[" + receipt + ", at=" + at + "]";
    }
}
