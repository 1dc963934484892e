package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.CsvDialect;

/**
 * How one source's own shape becomes canonical orders, compiled once from a mapping file. What it makes is read by the
 * canonical rules afterwards, as if the ERP had sent it so. Immutable, thread-safe.
 */
public final class Mapping {
    private final MappingSpec spec;
    private final @Nullable PathExpression orders;
    private final List<Rule> rules;
    private final Items items;

    Mapping(MappingSpec spec, @Nullable PathExpression orders, List<Rule> rules, Items items) {
        this.spec = spec;
        this.orders = orders;
        this.rules = List.copyOf(rules);
        this.items = items;
    }

    /** How the items of an order are found. */
    sealed interface Items {
        /** Rules for an item; the first of several sets, which differ in their places only. */
        List<Rule> rules();

        /** The orders have none. */
        record None() implements Items {
            @Override
            public List<Rule> rules() {
                return List.of();
            }
        }

        /** Each element of a list is one. */
        record Elements(String place, Locator list, List<Rule> rules) implements Items {}

        /** Each row of a CSV file is one. */
        record Rows(List<Rule> rules) implements Items {}

        /** They stand side by side in the order's record, a set of rules for each. */
        record SideBySide(List<List<Rule>> sets) implements Items {
            @Override
            public List<Rule> rules() {
                return sets.get(0);
            }

            List<Rule> all() {
                return sets.stream().flatMap(List::stream).toList();
            }
        }
    }

    /** How messages call it: {@code mappings/sap.yaml}. */
    public String file() {
        return spec.file();
    }

    /** Whether it reads JSON; else CSV. */
    public boolean isJson() {
        return spec.json();
    }

    /** How its CSV files are written. */
    public CsvDialect dialect() {
        return spec.dialect();
    }

    /** ISO code of the country whose national spellings of phone numbers are taken; null: none. */
    public @Nullable String phoneRegion() {
        return spec.phoneRegion();
    }

    /** Whether the source has canonical names already, and the mapping only says how they are written. */
    boolean isCanonical() {
        return rules.isEmpty();
    }

    List<Rule> rules() {
        return rules;
    }

    Items items() {
        return items;
    }

    /** Every rule, those of items too. */
    Stream<Rule> everyRule() {
        List<Rule> ofItems = items instanceof Items.SideBySide several ? several.all() : items.rules();
        return Stream.concat(rules.stream(), ofItems.stream());
    }

    /** One JSON order as a canonical tree. */
    MappedOrder map(Map<?, ?> document) {
        Fields fields = new NodeFields("$", document);
        Draft draft = new Draft(this, fields);
        draft.order();
        if (items instanceof Items.Elements elements) {
            draft.elements(elements);
        } else if (items instanceof Items.SideBySide several) {
            several.sets().forEach(set -> draft.item(fields, set, true));
        }
        return new MappedOrder(draft.tree(), draft.provenance(), document);
    }

    /** The orders of a document; null if the mapping names a place and there is nothing. */
    @Nullable
    List<?> orders(Object document) {
        if (orders == null) {
            return document instanceof List<?> list ? list : List.of(document);
        }
        Object found = orders.read(document);
        if (found instanceof List<?> list) {
            return list.isEmpty() ? null : new ArrayList<>(list);
        }
        return found == null ? null : List.of(found);
    }

    /** Where the orders of a document should be, for a message. */
    String ordersPlace() {
        return file() + ": orders ← " + spec.orders();
    }
}
