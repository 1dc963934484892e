package org.orderrelay.delivery;

import java.util.Locale;

/** The word of a code table for what an answer means; one for each {@link Outcome}. */
public enum Meaning {
    ACCEPTED,
    RETRY,
    THROTTLED,
    HOLD,
    REJECTED,
    CONFLICT,
    UNKNOWN;

    /** Whether the meaning says nothing without a scope. */
    boolean needsScope() {
        return this == THROTTLED || this == HOLD;
    }

    /** As code tables spell it: {@code hold}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #wire()} back.
     *
     * @throws IllegalArgumentException if there is no such word
     */
    public static Meaning of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
