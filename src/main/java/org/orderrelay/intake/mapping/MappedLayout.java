package org.orderrelay.intake.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.intake.CsvLayout;
import org.orderrelay.intake.CsvRow;
import org.orderrelay.intake.RowGroup;

/** The columns of one file with an ERP's own names. */
final class MappedLayout implements CsvLayout {
    private static final List<String> SHOWN = List.of("reference_id", "status");

    private final Mapping mapping;
    private final Map<String, Integer> columns;

    MappedLayout(Mapping mapping, Map<String, Integer> columns) {
        this.mapping = mapping;
        this.columns = new HashMap<>(columns);
    }

    Mapping mapping() {
        return mapping;
    }

    Fields fields(List<String> cells) {
        return new RowFields(columns, cells);
    }

    @Override
    public RowGroup begin(CsvRow first) {
        return new MappedRows(this, first);
    }

    @Override
    public Map<String, Object> shown(CsvRow broken) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Fields legible = new LegibleFields(broken, columns);
        mapping.rules().stream()
                .filter(rule -> SHOWN.contains(rule.target().column().name()))
                .forEach(rule -> rule.put(tree, rule.find(legible)));
        return tree;
    }

    /** What is left of a broken row. */
    private record LegibleFields(CsvRow row, Map<String, Integer> columns) implements Fields {
        @Override
        public Object value(Locator locator) {
            Integer at = columns.get(locator.text());
            return at == null ? "" : row.legible(at);
        }

        @Override
        public String shown(Locator locator) {
            return locator.text();
        }
    }
}
