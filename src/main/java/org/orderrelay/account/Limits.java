package org.orderrelay.account;

import java.time.Duration;

/**
 * How fast an account may be called.
 *
 * @param perSecond calls a second for the whole account; 0 means no limit
 * @param perRecipient least pause between two messages to one number, 6 s at Meta (facts 2.6); zero means no limit
 * @param recipientBurst messages that may go to one number at once before the pause applies, 45 at Meta
 * @param perDay calls a day (UTC) for the whole account, retries included; beyond it the account is held until the next
 *     day; 0 means no limit
 * @param breaker failed calls in a row (5xx, time-outs, no connection) after which the account is held and probed; 10 by
 *     default, 0 means never
 */
public record Limits(int perSecond, Duration perRecipient, int recipientBurst, int perDay, int breaker) {
    public static final int DEFAULT_BREAKER = 10;
    public static final Limits NONE = new Limits(0, Duration.ZERO, 0);

    /** Without a daily limit, with the usual breaker. */
    public Limits(int perSecond, Duration perRecipient, int recipientBurst) {
        this(perSecond, perRecipient, recipientBurst, 0, DEFAULT_BREAKER);
    }
}
