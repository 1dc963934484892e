package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/**
 * Where an order came from, so that an operator can find the document again.
 *
 * @param source {@code jms}, {@code file}, {@code sftp} or {@code rest}
 * @param document message id, file name or request id
 * @param fileId id of the file in the ledger; null unless the source is a file
 * @param firstRow first data row of the order in its file, the row below the header being 1; 0 unless a file
 * @param lastRow last data row, inclusive
 * @param line line of the file where the first row begins, from 1; 0 unless a file
 * @param trace the W3C {@code traceparent} it came with, and goes on with; null if it is not traced
 */
public record Origin(
        String source,
        String document,
        @Nullable String fileId,
        int firstRow,
        int lastRow,
        int line,
        @Nullable String trace) {
    /** Rows of a file that are not traced. */
    public Origin(String source, String document, @Nullable String fileId, int firstRow, int lastRow, int line) {
        this(source, document, fileId, firstRow, lastRow, line, null);
    }

    /** Rows of a file whose line does not matter. */
    public Origin(String source, String document, @Nullable String fileId, int firstRow, int lastRow) {
        this(source, document, fileId, firstRow, lastRow, 0, null);
    }

    public static Origin of(String source, String document) {
        return new Origin(source, document, null, 0, 0);
    }

    /** The same with another trace. */
    public Origin tracedBy(@Nullable String traceparent) {
        return new Origin(source, document, fileId, firstRow, lastRow, line, traceparent);
    }
}
