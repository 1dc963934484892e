package org.orderrelay.ledger;

/**
 * Where a file stands.
 *
 * @param fileId id in the ledger
 * @param rowsDone data rows recorded by an earlier, interrupted reading: go on after them
 * @param closed the same file (source, name and content) was read to its end before
 */
public record FileProgress(String fileId, int rowsDone, boolean closed) {}
