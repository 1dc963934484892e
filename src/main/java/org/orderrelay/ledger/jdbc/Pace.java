package org.orderrelay.ledger.jdbc;

import org.orderrelay.account.Limits;

/**
 * How many calls an account may start now: GCRA in whole microseconds, one number a account as state.
 *
 * <p>A burst of {@code b} calls and an interval {@code t} let at most {@code b + ceil(1 s / t) - 1} calls start in any
 * second. With {@code b} = what 50 ms are worth (more than one step of a busy outbox) the interval is chosen so that this
 * is exactly the limit. From 11 calls a second {@code b} is at least 2: with 1, what came due within a step would be lost.
 *
 * @param interval microseconds between two calls; 0 means no limit
 * @param burst calls that may start at once
 */
record Pace(long interval, int burst) {
    private static final long SECOND = 1_000_000;
    private static final int STEPS_A_SECOND = 20;
    private static final int SLOW = 10;

    static Pace of(Limits limits) {
        int perSecond = limits.perSecond();
        if (perSecond <= 0) {
            return new Pace(0, Integer.MAX_VALUE);
        }
        int burst = perSecond <= SLOW ? 1 : Math.max(2, perSecond / STEPS_A_SECOND);
        long sustained = perSecond - burst + 1L;
        return new Pace((SECOND + sustained - 1) / sustained, burst);
    }

    /**
     * Calls that may start now.
     *
     * @param tat when the next call would come if all kept the interval
     */
    int free(long tat, long now) {
        if (interval == 0) {
            return tat > now ? 0 : Integer.MAX_VALUE;
        }
        long early = Math.max(tat, now) - now;
        long room = interval * burst - early;
        return (int) Math.max(0, room / interval);
    }

    /** The state after so many calls. */
    long spend(long tat, long now, int calls) {
        return interval == 0 ? tat : Math.max(tat, now) + interval * calls;
    }
}
