package org.orderrelay.pipeline.file;

/** The ledger could not commit in the middle of a file: it stays in the inbox and is read on from the last recorded row. */
public final class InterruptedFile extends RuntimeException {
    InterruptedFile(String message) {
        super(message, null, false, false);
    }
}
