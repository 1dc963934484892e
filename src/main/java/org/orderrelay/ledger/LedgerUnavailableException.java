package org.orderrelay.ledger;

/** The ledger could not commit: nothing of the write happened, and it may be asked again. */
public final class LedgerUnavailableException extends RuntimeException {
    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public LedgerUnavailableException(String message) {
        super(message);
    }
}
