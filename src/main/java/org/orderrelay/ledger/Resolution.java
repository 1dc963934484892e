package org.orderrelay.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The three ways out of not knowing whether a message left (design section 3). */
public enum Resolution {
    /** The provider has it: accepted. */
    SENT,
    /** It did not leave, or may come twice: it goes again, an invoice with a reference of its own. */
    RESEND,
    /** Nobody will send it any more. */
    ABANDON;

    /** The word of the API: {@code resend}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wire()} back; empty for any other word. */
    public static Optional<Resolution> of(String wire) {
        return Stream.of(values()).filter(value -> value.wire().equals(wire)).findFirst();
    }
}
