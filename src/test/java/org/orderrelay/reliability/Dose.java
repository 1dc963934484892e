package org.orderrelay.reliability;

import java.util.Locale;

/**
 * How much of each scenario is run: here what every build runs; {@code -Pnightly} sets the system properties
 * ({@code dose.r1.kills}, …) to the long doses, which are pinned in the pom.
 */
enum Dose {
    /** R1: kills without warning, under load. */
    R1_KILLS(5),
    R1_ORDERS(1_500),
    /** R2: kills at each labelled point. */
    R2_KILLS(2),
    /** R7: answers lost after the message was taken. */
    R7_LOST(200),
    /** R6, R8, R10, R11: how long a provider's bad time lasts, in seconds. */
    OUTAGE_SECONDS(20),
    /** R6, R10, R11: orders queued meanwhile at each account. */
    OUTAGE_ORDERS(200),
    /** R9: orders, every fifth of which is told "too fast" first. */
    R9_ORDERS(125),
    /** R16: stops by SIGTERM, under load. */
    R16_STOPS(5),
    R16_ORDERS(600);

    private final int usual;

    Dose(int usual) {
        this.usual = usual;
    }

    int get() {
        return Integer.getInteger("dose." + name().toLowerCase(Locale.ROOT).replace('_', '.'), usual);
    }
}
