package org.orderrelay.ledger;

import java.time.Instant;

/**
 * One line of the audit. Each carries the hash of the line before it, so that a line cannot be changed or taken out
 * without breaking the chain.
 *
 * @param id position in the chain, from 1
 * @param action {@code replay}, {@code resolve-sent}, {@code hold}, …
 * @param target what it was done to: {@code delivery:<id>}, {@code account:<name>}
 * @param change what it changed, as JSON
 * @param previous hash of the line before; 64 zeros for the first
 * @param hash SHA-256 over this line and the previous hash, in hex
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String target,
        String reason,
        String change,
        String previous,
        String hash) {}
