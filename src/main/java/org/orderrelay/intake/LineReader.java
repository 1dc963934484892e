package org.orderrelay.intake;

import java.io.BufferedReader;
import java.io.IOException;

/** Characters of a file's beginning with every kind of line end as {@code \n}, and how many lines they were. */
final class LineReader {
    private final BufferedReader reader;
    private boolean afterReturn;
    private boolean afterReturnAtMark;
    private int lines;
    private int linesAtMark;

    LineReader(BufferedReader reader) {
        this.reader = reader;
    }

    int read() throws IOException {
        int c = reader.read();
        if (c == '\n' && afterReturn) {
            c = reader.read(); // the line of \r\n has ended with its first half
        }
        afterReturn = c == '\r';
        boolean ends = c == '\r' || c == '\n';
        lines += ends ? 1 : 0;
        return ends ? '\n' : c;
    }

    /** Takes the second half of a line end. */
    void endLine() throws IOException {
        if (afterReturn) {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
            afterReturn = false;
        }
    }

    /** Line ends read so far. */
    int lines() {
        return lines;
    }

    void mark(int limit) throws IOException {
        reader.mark(2 * limit);
        afterReturnAtMark = afterReturn;
        linesAtMark = lines;
    }

    void reset() throws IOException {
        reader.reset();
        afterReturn = afterReturnAtMark;
        lines = linesAtMark;
    }
}
