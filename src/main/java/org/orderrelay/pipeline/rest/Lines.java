package org.orderrelay.pipeline.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one by one, each of bounded length: of a longer one only the number is known. */
final class Lines {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;
    private boolean ended;

    /** @param longest bytes of a line */
    Lines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.longest = longest;
    }

    /**
     * A line that is not blank.
     *
     * @param number from 1, blank lines counted
     * @param content without its end; null if it is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(long number, byte @Nullable [] content) {}

    /** The next one; null at the end. */
    @Nullable
    Line next() throws IOException {
        while (!ended) {
            boolean whole = read();
            number++;
            if (!whole) {
                return new Line(number, null);
            }
            byte[] content = line.toByteArray();
            if (!isBlank(content)) {
                return new Line(number, content);
            }
        }
        return null;
    }

    /** Reads up to the end of a line; false if it was too long. */
    private boolean read() throws IOException {
        line.reset();
        boolean fits = true;
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() < longest) {
                line.write(next);
            } else {
                fits = false;
            }
            next = in.read();
        }
        ended = next < 0;
        return fits;
    }

    private static boolean isBlank(byte[] content) {
        for (byte next : content) {
            if (next != ' ' && next != '\t' && next != '\r') {
                return false;
            }
        }
        return true;
    }
}
