package org.orderrelay.account;

import java.time.Duration;

/**
 * How fast an account may be called.
 *
 * @param perSecond calls a second for the whole account; 0 means no limit
 * @param perRecipient least pause between two messages to one number, 6 s at Meta (facts 2.6); zero means no limit
 * @param recipientBurst messages that may go to one number at once before the pause applies, 45 at Meta
 */
public record Limits(int perSecond, Duration perRecipient, int recipientBurst) {
    public static final Limits NONE = new Limits(0, Duration.ZERO, 0);
}
