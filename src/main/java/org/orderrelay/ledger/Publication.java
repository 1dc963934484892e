package org.orderrelay.ledger;

/**
 * News for the ERP, written in the transaction that made it true, sent at least once.
 *
 * @param id order of writing
 * @param channel one of the three constants below
 * @param outcomeId stable id by which the ERP recognises a repetition
 * @param body JSON
 */
public record Publication(long id, String channel, String outcomeId, String body) {
    public static final String OUTCOMES = "outcomes";
    public static final String INVALID = "invalid";
    public static final String DEAD = "dead";
}
