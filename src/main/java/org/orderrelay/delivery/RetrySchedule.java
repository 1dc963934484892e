package org.orderrelay.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.RetryPolicy;

/** How long a delivery waits before it is tried again. The pause is stored with the delivery; no thread sleeps for it. */
public final class RetrySchedule {
    private static final Duration SLOW_DOWN_FIRST = Duration.ofSeconds(1);
    private static final Duration SLOW_DOWN_LONGEST = Duration.ofSeconds(60);
    /** Beyond 2^30 every pause is the longest one. */
    private static final int MOST_DOUBLINGS = 30;

    private static final int MOST_STRIKES = 6;
    private static final long LONGEST_PAIR_SECONDS = 3_600;

    private final DoubleSupplier random;

    /**
     * A schedule with its own source of chance.
     *
     * @param random gives 0 (inclusive) to 1 (exclusive)
     */
    public RetrySchedule(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * The pause after a call that surely did not leave.
     *
     * @param failures failed calls so far, this one included; from 1
     * @param after what the provider asked for; it wins over the policy and gets no jitter
     */
    public Duration pause(RetryPolicy policy, int failures, @Nullable Duration after) {
        if (after != null) {
            return after;
        }
        double exponent = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        double millis = policy.first().toMillis() * Math.pow(policy.factor(), exponent);
        double jittered = millis * (1 + policy.jitter() * (2 * random.getAsDouble() - 1));
        return Duration.ofMillis(
                (long) Math.min(jittered, (double) policy.longest().toMillis()));
    }

    /**
     * The pause after "too fast": what the provider asked for, else 1 s doubled with each attempt, 60 s at most.
     *
     * @param attempts calls so far, this one included; from 1
     */
    public Duration slowDown(int attempts, @Nullable Duration after) {
        if (after != null) {
            return after;
        }
        long factor = 1L << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
        Duration pause = SLOW_DOWN_FIRST.multipliedBy(factor);
        return pause.compareTo(SLOW_DOWN_LONGEST) < 0 ? pause : SLOW_DOWN_LONGEST;
    }

    /**
     * The pause of one recipient after "too often to this number" (131056): 4^X seconds, as Meta asks (facts 2.6); an hour
     * at most.
     *
     * @param strikes answers of this kind in a row before this one
     */
    public static Duration pairPause(int strikes) {
        return Duration.ofSeconds(Math.min(LONGEST_PAIR_SECONDS, 1L << (2 * Math.min(strikes, MOST_STRIKES))));
    }
}
