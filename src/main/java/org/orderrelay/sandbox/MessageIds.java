package org.orderrelay.sandbox;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Ids that look random and never repeat: half of them is this start's, half counts. */
final class MessageIds implements Supplier<String> {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long start = UUID.randomUUID().getMostSignificantBits();
    private final AtomicLong count = new AtomicLong();

    @Override
    public String get() {
        return new UUID(start, count.incrementAndGet() * MIX).toString();
    }
}
