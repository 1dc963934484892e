package org.orderrelay.ledger;

/**
 * Whether the audit is as it was written.
 *
 * @param entries how many lines were checked
 * @param firstBroken position of the first line that does not fit; 0 if all do
 */
public record AuditCheck(long entries, long firstBroken) {
    public boolean isWhole() {
        return firstBroken == 0;
    }
}
