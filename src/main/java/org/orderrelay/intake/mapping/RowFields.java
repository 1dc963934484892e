package org.orderrelay.intake.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV row.
 *
 * @param columns position of each column by its name
 */
record RowFields(Map<String, Integer> columns, List<String> cells) implements Fields {
    @Override
    public @Nullable Object value(Locator locator) {
        Integer at = columns.get(locator.text());
        return at == null || at >= cells.size() ? null : cells.get(at);
    }

    @Override
    public String shown(Locator locator) {
        return "column '" + locator.text() + "'";
    }
}
