package org.orderrelay.sandbox.webhook;

/**
 * The pause of an address that does not answer.
 *
 * @param until epoch milliseconds
 * @param failures in a row that made it as long as it is
 */
record Rest(long until, int failures) {
    static final Rest NONE = new Rest(0, 0);

    private static final long FIRST = 250;
    private static final long LONGEST = 5000;
    private static final int LONGEST_SHIFT = 5;

    /** After one more failure. */
    Rest longer(long now) {
        long pause = Math.min(LONGEST, FIRST << Math.min(LONGEST_SHIFT, failures));
        return new Rest(now + pause, failures + 1);
    }
}
