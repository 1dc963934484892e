package org.orderrelay.sandbox.log;

import java.util.Map;
import java.util.TreeMap;

/** Where about in the file a line is: every 1024th line's number with its place. */
final class LogIndex {
    private static final int EVERY = 1024;

    private final TreeMap<Long, Long> places = new TreeMap<>();
    private long lines;

    /** A line was written. */
    void line(long seq, long offset) {
        if (lines++ % EVERY == 0) {
            places.put(seq, offset);
        }
    }

    /** A place at or before the line after this one; 0 is the start of the file. */
    long before(long seq) {
        Map.Entry<Long, Long> place = places.floorEntry(seq + 1);
        return place == null ? 0 : place.getValue();
    }

    long lines() {
        return lines;
    }

    void clear() {
        places.clear();
        lines = 0;
    }
}
