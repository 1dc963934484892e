package org.orderrelay.ledger;

/**
 * Where a file stands.
 *
 * @param fileId id in the ledger
 * @param rowsDone data rows recorded by an earlier, interrupted reading: go on after them
 */
public record FileProgress(String fileId, int rowsDone) {}
