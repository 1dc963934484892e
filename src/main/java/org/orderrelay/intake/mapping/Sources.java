package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orderrelay.intake.CsvColumn;
import org.orderrelay.intake.Provenance;
import org.orderrelay.order.Violation;

/** Adds to each violation of a mapped order the line of the mapping and the place in the document it came from. */
record Sources(Mapping mapping, Fields order, List<Fields> items, List<List<Rule>> itemRules, List<Violation> faults)
        implements Provenance {
    private static final String ITEMS = "/items/";

    Sources {
        items = List.copyOf(items);
        itemRules = List.copyOf(itemRules);
        faults = List.copyOf(faults);
    }

    @Override
    public List<Violation> told(List<Violation> canonical) {
        if (canonical.isEmpty()) {
            return faults;
        }
        List<Violation> all = new ArrayList<>(faults);
        Set<String> known = new HashSet<>();
        faults.forEach(fault -> known.add(fault.path()));
        for (Violation violation : canonical) {
            // what the mapping could not read, the canonical rules find unfit too, in other words
            if (!known.contains(violation.path())) {
                all.add(explained(violation));
            }
        }
        return all;
    }

    private Violation explained(Violation violation) {
        String origin = origin(violation.path());
        boolean unmapped = origin.isEmpty() && violation.rule().equals("required");
        String more =
                unmapped ? " (" + mapping.file() + " does not map it)" : origin.isEmpty() ? "" : " (" + origin + ")";
        return new Violation(violation.path(), violation.rule(), violation.message() + more);
    }

    private String origin(String path) {
        String name = CsvColumn.ofPointer(path);
        if (!path.startsWith(ITEMS)) {
            return origin(mapping.rules(), name, order);
        }
        int end = path.indexOf('/', ITEMS.length());
        int index = Integer.parseInt(end < 0 ? path.substring(ITEMS.length()) : path.substring(ITEMS.length(), end));
        return index < items.size() ? origin(itemRules.get(index), name, items.get(index)) : "";
    }

    private static String origin(List<Rule> rules, String name, Fields fields) {
        return rules.stream()
                .filter(rule -> rule.target().column().name().equals(name))
                .findFirst()
                .map(rule -> rule.origin(fields))
                .orElse("");
    }
}
