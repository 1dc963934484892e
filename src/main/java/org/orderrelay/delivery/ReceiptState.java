package org.orderrelay.delivery;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a message got, as its receipts say. Receipts come in any order and more than once, so the rank only rises; a
 * failure is final for its message and outranks the others (facts 2.7). Whatever the order of arrival, the end is the
 * same.
 */
public enum ReceiptState {
    SENT,
    DELIVERED,
    READ,
    FAILED;

    public static ReceiptState of(Receipt.Mark mark) {
        return valueOf(mark.name());
    }

    /** Reads {@link #wire()} back. */
    public static ReceiptState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether this says more than what is known so far; null means nothing is. */
    public boolean isAbove(@Nullable ReceiptState before) {
        return before == null || compareTo(before) > 0;
    }

    /** Whether the message is where it can get: with the customer, or nowhere. */
    public boolean hasArrived() {
        return this != SENT;
    }

    /** The word of the ledger and of every answer: {@code delivered}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
