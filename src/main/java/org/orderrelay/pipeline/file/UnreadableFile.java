package org.orderrelay.pipeline.file;

/** A file no row of which can be taken in; it goes to {@code rejected/} with this message beside it. */
public final class UnreadableFile extends RuntimeException {
    private final String fileId;

    UnreadableFile(String fileId, String message) {
        super(message, null, false, false);
        this.fileId = fileId;
    }

    String fileId() {
        return fileId;
    }
}
