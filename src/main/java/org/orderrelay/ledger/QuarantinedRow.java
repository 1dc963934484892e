package org.orderrelay.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/**
 * The rows of one order that were refused.
 *
 * @param line line of the file where the first row begins
 * @param reference as the file spells it, if it could be read
 * @param violations each with its column as path and, where one value is meant, its cell
 */
public record QuarantinedRow(
        int firstRow, int lastRow, int line, @Nullable String reference, List<Violation> violations) {
    public QuarantinedRow {
        violations = List.copyOf(violations);
    }
}
