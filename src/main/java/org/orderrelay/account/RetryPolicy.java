package org.orderrelay.account;

import java.time.Duration;

/**
 * When a delivery is tried again. The times live in the ledger, not in a sleeping thread.
 *
 * @param attempts calls in all, the first included; 6 by default
 * @param first pause after the first call; 2 s by default
 * @param factor each further pause is this much longer; 2 by default
 * @param longest no pause is longer; 5 min by default
 * @param jitter share of the pause that is drawn by chance, 0..1; 0.2 by default
 */
public record RetryPolicy(int attempts, Duration first, double factor, Duration longest, double jitter) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(6, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0.2);
}
