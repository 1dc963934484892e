package org.orderrelay.ledger;

import java.util.List;
import java.util.function.Function;

/**
 * A request that is worked on once, however often it comes.
 *
 * @param key the sender and its {@code Idempotency-Key}; kept for ever
 * @param contentHash of the content, in hex
 * @param answer makes what is kept of the verdicts, inside the transaction that records: quick, and without effects,
 *     since a transaction may be tried again
 */
public record KeyedRequest(String key, String contentHash, Function<List<Verdict>, KeptAnswer> answer) {}
