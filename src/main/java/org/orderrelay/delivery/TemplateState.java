package org.orderrelay.delivery;

import java.util.Locale;

/** A template's standing at its provider. S2 says ACTIVE where the API says APPROVED: one state (facts 2.3). */
public enum TemplateState {
    /** In review. */
    PENDING(false),
    APPROVED(true),
    /** Low quality so far: still sendable, and likely to be paused next. */
    FLAGGED(true),
    REJECTED(false),
    /** For 3 or 6 hours, or until somebody resumes it. */
    PAUSED(false),
    /** For good; needs a new template. */
    DISABLED(false),
    /** Deleted, archived, or not in the provider's list. */
    GONE(false);

    private final boolean sendable;

    TemplateState(boolean sendable) {
        this.sendable = sendable;
    }

    public boolean isSendable() {
        return sendable;
    }

    /** The word of the ledger and of every answer: {@code approved}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wire()} back. */
    public static TemplateState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
