package org.orderrelay.sandbox.state;

/**
 * A map of fingerprints to numbers in two arrays: 16 bytes an entry and at most twice that in free room. Not
 * thread-safe; its owner locks.
 */
public final class LongTable {
    private static final int FIRST_SIZE = 1024;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private int size;

    /**
     * 64 bits that stand for these texts. Two of a million keys share theirs once in some thirty million runs.
     */
    public static long fingerprint(String... parts) {
        long hash = parts.length;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * MIX;
                hash ^= hash >>> 32;
            }
            hash = (hash ^ Character.MAX_VALUE) * MIX;
        }
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }

    /** The number kept for this key, or {@code none}. */
    public long get(long key, long none) {
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : none;
    }

    /** Keeps a number for this key. */
    public void put(long key, long value) {
        int slot = slot(key);
        if (keys[slot] != key) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (size > keys.length / 2) {
            grow();
        }
    }

    /** Keeps the key; whether it is new. */
    public boolean add(long key) {
        if (keys[slot(key)] == key) {
            return false;
        }
        put(key, 0);
        return true;
    }

    public int size() {
        return size;
    }

    /** Forgets everything and gives the room back. */
    public void clear() {
        keys = new long[FIRST_SIZE];
        values = new long[FIRST_SIZE];
        size = 0;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
