package org.orderrelay.delivery;

import java.util.Locale;

/** What a hold or a slow-down is about. */
public enum Scope {
    ACCOUNT,
    SENDER,
    TEMPLATE,
    RECIPIENT,
    MESSAGE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wire()} back. */
    public static Scope of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
