package org.orderrelay.pipeline.file;

/** A file no row of which can be taken in; it goes to {@code rejected/} with this message beside it. */
public final class UnreadableFile extends RuntimeException {
    UnreadableFile(String message) {
        super(message, null, false, false);
    }
}
