package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orderrelay.order.Violation;

/**
 * The columns of a file with canonical names. A name the canonical form does not know, or one that stands twice, makes
 * the file unreadable: guessing would send wrong orders.
 */
record CanonicalLayout(List<CsvColumn> columns) implements CsvLayout {
    private static final int LONGEST_SHOWN = 64;

    CanonicalLayout {
        columns = List.copyOf(columns);
    }

    static CsvForm.Match of(List<String> names) {
        List<CsvColumn> columns = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                return refused("duplicate", "the column " + Shown.text(name, LONGEST_SHOWN) + " stands twice");
            }
            CsvColumn.named(name).ifPresentOrElse(columns::add, () -> unknown.add(Shown.text(name, LONGEST_SHOWN)));
        }
        if (!unknown.isEmpty()) {
            return refused("unknown-field", "unknown columns: '" + String.join("', '", unknown) + "'");
        }
        if (!seen.contains("reference_id") || !seen.contains("status")) {
            return refused("required", "the columns reference_id and status are needed");
        }
        return new CsvForm.Matched(new CanonicalLayout(columns));
    }

    private static CsvForm.Refused refused(String rule, String message) {
        return new CsvForm.Refused(new Violation("", rule, message));
    }

    /** Position of a column the header has. */
    int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    @Override
    public RowGroup begin(CsvRow first) {
        return new CsvGroup(this, first);
    }

    @Override
    public Map<String, Object> shown(CsvRow broken) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String name : List.of("reference_id", "status")) {
            String cell = broken.legible(indexOf(name));
            if (!cell.isEmpty()) {
                tree.put(name, cell);
            }
        }
        return tree;
    }
}
