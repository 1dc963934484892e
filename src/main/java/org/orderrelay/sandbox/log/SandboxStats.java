package org.orderrelay.sandbox.log;

import java.util.Map;

/**
 * What a sandbox, or one account of it, saw so far.
 *
 * @param accepted calls the provider took, whether or not its answer arrived
 * @param duplicates accepted calls beyond the first for one (reference, status, recipient)
 * @param repeatedDeliveries accepted calls beyond the first for one delivery id
 * @param byAnswer calls by the code they were answered with; {@code reset} and {@code hang} for those without an answer
 */
public record SandboxStats(
        long requests, long accepted, long duplicates, long repeatedDeliveries, Map<String, Long> byAnswer) {
    /** Nothing yet. */
    public static final SandboxStats NONE = new SandboxStats(0, 0, 0, 0, Map.of());
}
