package org.orderrelay.ledger;

/**
 * The answer to a keyed request as it is kept: a repetition gets the same bytes.
 *
 * @param status HTTP status
 * @param body as it goes over the wire, in UTF-8
 */
public record KeptAnswer(int status, String body) {}
