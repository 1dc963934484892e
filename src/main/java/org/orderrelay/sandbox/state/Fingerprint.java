package org.orderrelay.sandbox.state;

/** 64 bits that stand for texts: two of a million keys share theirs once in some thirty million runs. */
public final class Fingerprint {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Fingerprint() {}

    /** The fingerprint of these texts in this order; never 0. */
    public static long of(String... parts) {
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
}
