package org.orderrelay.sandbox;

import java.util.Map;

/**
 * What a sandbox saw so far.
 *
 * @param accepted calls the provider took, whether or not its answer arrived
 * @param duplicates accepted calls beyond the first for one (reference, status, recipient)
 * @param byAnswer calls by the code they were answered with; {@code reset} and {@code hang} for those without an answer
 */
public record SandboxStats(long requests, long accepted, long duplicates, Map<String, Long> byAnswer) {}
