package org.orderrelay.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes delivery ids: UUID version 7 (RFC 9562), so that ids sort by the moment they were made. Ids of one generator
 * rise strictly, also within a millisecond (12-bit counter, method 1 of section 6.2) and when the clock is set back.
 * Thread-safe.
 */
public final class DeliveryIds implements Supplier<String> {
    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_END = 1 << COUNTER_BITS;
    /** A millisecond's counter starts in its lower half, so that at least 2,048 ids fit before the next one is used. */
    private static final int COUNTER_START = COUNTER_END / 2;

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long millis;
    private int counter;

    public DeliveryIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            counter = random.nextInt(COUNTER_START);
        } else if (++counter == COUNTER_END) {
            millis++;
            counter = 0;
        }
        long high = (millis << 16) | VERSION | counter;
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM)).toString();
    }
}
