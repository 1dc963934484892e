package org.orderrelay.sandbox.state;

import org.jspecify.annotations.Nullable;

/**
 * A map of fingerprints to numbers, or a set of fingerprints, in plain arrays: 16 or 8 bytes an entry and a half to one and
 * a half of that in free room. It lies in 256 parts that grow one by one, so that growing takes neither time nor a second
 * copy worth mentioning. Not thread-safe; its owner locks.
 */
public final class LongTable {
    private static final int PARTS = 256;
    private static final int PART_SHIFT = 56;
    private static final int FIRST_SIZE = 16;

    private final boolean valued;
    private Part[] parts;
    private int size;

    private LongTable(boolean valued) {
        this.valued = valued;
        this.parts = new Part[PARTS];
    }

    /** Keys with numbers. */
    public static LongTable map() {
        return new LongTable(true);
    }

    /** Keys alone. */
    public static LongTable set() {
        return new LongTable(false);
    }

    private static final class Part {
        private long[] keys;
        private long @Nullable [] values;
        private int size;

        private Part(int slots, boolean valued) {
            keys = new long[slots];
            values = valued ? new long[slots] : null;
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int slot = (int) (key ^ (key >>> 24)) & mask;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        /** Whether the key is new. */
        private boolean put(long key, long value) {
            int slot = slot(key);
            boolean fresh = keys[slot] != key;
            keys[slot] = key;
            if (values != null) {
                values[slot] = value;
            }
            size += fresh ? 1 : 0;
            return fresh;
        }

        private boolean isFull() {
            return size * 3 > keys.length * 2;
        }

        private Part larger() {
            Part larger = new Part(keys.length * 2, values != null);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0) {
                    larger.put(keys[i], values == null ? 0 : values[i]);
                }
            }
            return larger;
        }
    }

    /** The number kept for this key, or {@code none}; of a set, 0 for a key that is there. */
    public long get(long key, long none) {
        Part part = parts[(int) (key >>> PART_SHIFT)];
        int slot = part == null ? 0 : part.slot(key);
        if (part == null || part.keys[slot] != key) {
            return none;
        }
        return part.values == null ? 0 : part.values[slot];
    }

    public boolean contains(long key) {
        Part part = parts[(int) (key >>> PART_SHIFT)];
        return part != null && part.keys[part.slot(key)] == key;
    }

    /** Keeps a number for this key; whether the key is new. */
    public boolean put(long key, long value) {
        int place = (int) (key >>> PART_SHIFT);
        Part part = parts[place];
        if (part == null) {
            part = new Part(FIRST_SIZE, valued);
            parts[place] = part;
        } else if (part.isFull()) {
            part = part.larger();
            parts[place] = part;
        }
        boolean fresh = part.put(key, value);
        size += fresh ? 1 : 0;
        return fresh;
    }

    /** Keeps the key; whether it is new. */
    public boolean add(long key) {
        return put(key, 0);
    }

    public int size() {
        return size;
    }

    /** Forgets everything and gives the room back. */
    public void clear() {
        parts = new Part[PARTS];
        size = 0;
    }
}
