package org.orderrelay.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Stands between a file and the CSV parser and lets only rows through that the parser can read, so that one bad row
 * costs one row and not the rest of the file. A line whose quote is never closed, or is followed by other text, is
 * replaced by {@link #BAD_QUOTES}; a row beyond the limits by {@link #TOO_LONG}; reading goes on at the next line. No
 * more than one row is in memory.
 */
final class RowGuard extends Reader {
    /** Fills a line whose quotes do not match. */
    static final char BAD_QUOTES = '\u0001';

    /** Fills a row of more than 1 M characters, 32 K in a quoted cell, or 1,000 cells. */
    static final char TOO_LONG = '\u0002';

    private static final int LONGEST_ROW = 1 << 20;
    private static final int LONGEST_CELL = 32 * 1024;
    private static final int MOST_CELLS = 1000;
    private static final int FIRST_SIZE = 1 << 15;
    private static final int NOWHERE = -1;

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        CLOSED,
        BAD
    }

    private final Reader in;
    private final char separator;
    private char[] buffer = new char[FIRST_SIZE];
    /** Up to here the parser has got the characters. */
    private int given;
    /** Up to here are whole good rows; the row being scanned starts here. */
    private int cleared;

    private int at;
    private int end;
    private boolean ended;
    private State state = State.CELL_START;
    private char filler = BAD_QUOTES;
    private int cells;
    private int cellStart;
    private int firstLineEnd = NOWHERE;

    RowGuard(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (given == cleared && !clearMore()) {
            return -1;
        }
        int count = Math.min(length, cleared - given);
        System.arraycopy(buffer, given, target, offset, count);
        given += count;
        return count;
    }

    private boolean clearMore() throws IOException {
        shift();
        while (cleared == given) {
            if (at < end) {
                scan();
            } else if (!ended) {
                fill();
            } else if (end == cleared) {
                return false;
            } else {
                finish();
            }
        }
        return true;
    }

    /** Moves what is not yet given to the front. */
    private void shift() {
        System.arraycopy(buffer, given, buffer, 0, end - given);
        at -= given;
        end -= given;
        cellStart -= given;
        firstLineEnd = firstLineEnd == NOWHERE ? NOWHERE : firstLineEnd - given;
        cleared = 0;
        given = 0;
    }

    private void fill() throws IOException {
        if (end == LONGEST_ROW) {
            // one character stands for the row so far; its end is still to come. Lines are still counted behind the
            // guard
            int lines = lineEnds(cleared, end);
            Arrays.fill(buffer, cleared, cleared + lines, '\n');
            cleared += lines;
            buffer[cleared] = TOO_LONG;
            end = cleared + 1;
            at = end;
            state = State.BAD;
            filler = TOO_LONG;
            firstLineEnd = NOWHERE;
        } else if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, end, buffer.length - end);
        ended = count < 0;
        end += Math.max(0, count);
    }

    private int lineEnds(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            boolean ends = buffer[i] == '\n' || (buffer[i] == '\r' && i + 1 < to && buffer[i + 1] != '\n');
            count += ends ? 1 : 0;
        }
        return count;
    }

    /** The file ends without a line end. */
    private void finish() {
        if (state == State.QUOTED) {
            bad(BAD_QUOTES);
        }
        if (at == end) {
            endRow(end);
        }
    }

    private void scan() {
        while (at < end) {
            char c = buffer[at];
            if (c == '"') {
                quote();
            } else if (c == separator) {
                separate();
            } else if (c == '\n' || c == '\r') {
                lineEnd();
            } else if (state == State.CELL_START) {
                state = State.PLAIN;
            } else if (state == State.CLOSED) {
                bad(BAD_QUOTES);
            }
            at++;
            if (state == State.QUOTED && at - cellStart > LONGEST_CELL) {
                bad(TOO_LONG);
            }
        }
    }

    private void quote() {
        if (state == State.CELL_START) {
            state = State.QUOTED;
            cellStart = at;
        } else if (state == State.QUOTED) {
            state = State.CLOSED;
        } else if (state == State.CLOSED) {
            state = State.QUOTED;
        }
    }

    private void separate() {
        if (state == State.PLAIN || state == State.CLOSED || state == State.CELL_START) {
            state = State.CELL_START;
            if (++cells > MOST_CELLS) {
                bad(TOO_LONG);
            }
        }
    }

    private void lineEnd() {
        if (state == State.QUOTED) {
            firstLineEnd = firstLineEnd == NOWHERE ? at : firstLineEnd;
        } else {
            endRow(at + 1);
        }
    }

    /** Gives up the row's first line: what follows it may be good rows that a lost quote has swallowed. */
    private void bad(char why) {
        state = State.BAD;
        filler = why;
        if (firstLineEnd != NOWHERE) {
            at = firstLineEnd - 1;
            firstLineEnd = NOWHERE;
        }
    }

    private void endRow(int rowEnd) {
        if (state == State.BAD) {
            boolean lineEnds = buffer[rowEnd - 1] == '\n' || buffer[rowEnd - 1] == '\r';
            Arrays.fill(buffer, cleared, lineEnds ? rowEnd - 1 : rowEnd, filler);
        }
        cleared = rowEnd;
        state = State.CELL_START;
        cells = 0;
        firstLineEnd = NOWHERE;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
