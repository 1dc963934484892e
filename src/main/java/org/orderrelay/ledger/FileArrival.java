package org.orderrelay.ledger;

/**
 * A file as the listing of its inbox shows it. Another size or time under the same name is another upload.
 *
 * @param source {@code file} or {@code sftp}
 * @param size bytes
 * @param modified milliseconds since 1970, by the clock of whoever keeps the inbox
 */
public record FileArrival(String source, String name, long size, long modified) {}
