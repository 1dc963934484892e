package org.orderrelay.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Who does something to the ledger, and why; written to the audit with it.
 *
 * @param actor name of the client whose key was used
 * @param reason the person's own words, never blank
 * @param requestKey the caller's {@code Idempotency-Key}; the same deed asked for twice with one key is done once. Null:
 *     every request is one of its own
 */
public record Act(String actor, String reason, @Nullable String requestKey) {}
