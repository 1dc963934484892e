package org.orderrelay.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/**
 * One data row.
 *
 * @param number from 1, blank lines not counted
 * @param line line of the file where it begins, from 1
 * @param cells trimmed; as many as there are columns unless the row is broken
 * @param broken why nothing but its number can be trusted; null if the row is fine
 */
public record CsvRow(
        int number, int line, List<String> cells, @Nullable Violation broken) {
    /** A cell as far as it is legible; empty if the row has none there or it was given up. */
    public String legible(int index) {
        String cell = index < cells.size() ? cells.get(index) : "";
        return !cell.isEmpty() && cell.charAt(0) > RowGuard.TOO_LONG ? cell : "";
    }
}
