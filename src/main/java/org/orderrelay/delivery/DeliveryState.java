package org.orderrelay.delivery;

import java.util.Locale;

/** Where a delivery stands. Open are queued, sending and unknown; the others are its end. */
public enum DeliveryState {
    QUEUED,
    SENDING,
    ACCEPTED,
    UNKNOWN,
    DEAD,
    SUPERSEDED,
    ABANDONED;

    public boolean isOpen() {
        return this == QUEUED || this == SENDING || this == UNKNOWN;
    }

    /** The word of the ledger and of every answer: {@code queued}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wire()} back. */
    public static DeliveryState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
