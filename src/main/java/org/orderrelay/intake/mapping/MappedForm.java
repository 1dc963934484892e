package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orderrelay.intake.CsvDialect;
import org.orderrelay.intake.CsvForm;
import org.orderrelay.intake.Shown;
import org.orderrelay.order.Violation;

/**
 * CSV files with an ERP's own columns. Columns the mapping does not name are ignored, however often they stand there; one
 * it does name must stand there once, or a renamed column would go unnoticed for months.
 */
record MappedForm(Mapping mapping) implements CsvForm {
    private static final int LONGEST_SHOWN = 64;

    @Override
    public CsvDialect dialect() {
        return mapping.dialect();
    }

    @Override
    public Match match(List<String> names) {
        if (mapping.isCanonical()) {
            return CsvForm.CANONICAL.match(names);
        }
        Map<String, Integer> columns = new HashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = Locator.normal(names.get(i));
            if (columns.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
        List<String> faults = faults(columns.keySet(), twice);
        return faults.isEmpty()
                ? new Matched(new MappedLayout(mapping, columns))
                : new Refused(new Violation("", "columns", String.join("; ", faults)));
    }

    private List<String> faults(Set<String> names, Set<String> twice) {
        Set<String> faults = new LinkedHashSet<>();
        mapping.everyRule()
                .forEach(rule -> rule.source().locators().forEach(column -> {
                    String shown = "the column '" + Shown.text(column.text(), LONGEST_SHOWN) + "' ";
                    if (twice.contains(column.text())) {
                        faults.add(shown + "stands twice (" + rule.place() + ")");
                    } else if (!names.contains(column.text()) && !rule.optional()) {
                        faults.add(shown + "is missing (" + rule.place() + ")");
                    }
                }));
        return new ArrayList<>(faults);
    }
}
