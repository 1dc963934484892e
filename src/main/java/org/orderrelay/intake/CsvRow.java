package org.orderrelay.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/**
 * One data row.
 *
 * @param number from 1, blank lines not counted
 * @param cells trimmed; as many as there are columns unless the row is broken
 * @param broken why nothing but its number can be trusted; null if the row is fine
 */
record CsvRow(int number, List<String> cells, @Nullable Violation broken) {}
