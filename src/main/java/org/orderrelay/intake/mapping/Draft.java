package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.intake.CsvColumn;
import org.orderrelay.intake.Provenance;
import org.orderrelay.order.Violation;

/** One order while it is mapped: its canonical tree, and what could not be read. */
final class Draft {
    /** Stands where a value could not be read: no rule of the canonical form takes it, so nothing is made up for it. */
    private static final String UNREADABLE = "\uFFFD";

    private static final int MOST_FAULTS = 100;
    private static final String BRACKETS = "[*]";

    private final Fields order;
    private final Mapping mapping;
    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final List<Object> items = new ArrayList<>();
    private final List<Fields> itemFields = new ArrayList<>();
    private final List<List<Rule>> itemRules = new ArrayList<>();
    private final List<Violation> faults = new ArrayList<>(0);

    Draft(Mapping mapping, Fields order) {
        this.mapping = mapping;
        this.order = order;
    }

    /** Everything but the items. */
    void order() {
        Map<String, Object> beneficiary = new LinkedHashMap<>();
        boolean any = false;
        for (Rule rule : mapping.rules()) {
            boolean toBeneficiary = rule.target().column().root() == CsvColumn.Root.BENEFICIARY;
            boolean own =
                    toBeneficiary ? fill(rule, order, beneficiary, "/beneficiaries/0") : fill(rule, order, tree, "");
            any |= toBeneficiary && own;
        }
        if (any) {
            tree.put("beneficiaries", List.of(beneficiary));
        }
    }

    /** The items of a JSON order. */
    void elements(Mapping.Items.Elements elements) {
        Object list = order.value(elements.list());
        if (list == null) {
            return;
        }
        String at = order.shown(elements.list());
        List<?> values = list instanceof List<?> several ? several : List.of(list);
        for (int i = 0; i < values.size(); i++) {
            String element = list instanceof List ? element(at, i) : at;
            if (values.get(i) instanceof Map<?, ?> node) {
                item(new NodeFields(element, node), elements.rules(), false);
            } else {
                fault("/items/" + i, "type", elements.place() + " ← " + element + ": is no object");
                skip();
            }
        }
    }

    private static String element(String list, int index) {
        String plain = list.endsWith(BRACKETS) ? list.substring(0, list.length() - BRACKETS.length()) : list;
        boolean simple = plain.matches("\\$(\\.[\\w-]+|\\['[^']*'])*");
        return (simple ? plain : "(" + list + ")") + "[" + index + "]";
    }

    /** An element that is no object keeps its place, so that the places of the others stay right. */
    private void skip() {
        items.add(UNREADABLE);
        itemFields.add(order);
        itemRules.add(List.of());
    }

    /**
     * Adds one item.
     *
     * @param unlessEmpty whether there is no item where the document has none of its values
     */
    void item(Fields fields, List<Rule> rules, boolean unlessEmpty) {
        Map<String, Object> item = new LinkedHashMap<>();
        int before = faults.size();
        boolean any = false;
        for (Rule rule : rules) {
            any |= fill(rule, fields, item, "/items/" + items.size());
        }
        if (any || !unlessEmpty || faults.size() > before) {
            items.add(item);
            itemFields.add(fields);
            itemRules.add(rules);
        }
    }

    int itemCount() {
        return items.size();
    }

    /** Applies a rule; answers whether the document had a value for it. */
    private boolean fill(Rule rule, Fields fields, Map<String, Object> into, String prefix) {
        Found found = rule.find(fields);
        if (found instanceof Found.Unfit unfit) {
            fault(prefix + rule.target().pointer(), unfit.rule(), rule.origin(fields) + ": " + unfit.why());
            rule.target().column().set(into, UNREADABLE);
            return true;
        }
        rule.put(into, found);
        return found instanceof Found.Texts || (found instanceof Found.Text text && text.own());
    }

    private void fault(String path, String rule, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Violation(path, rule, message));
        }
    }

    Map<String, Object> tree() {
        if (!items.isEmpty()) {
            tree.put("items", items);
        }
        return tree;
    }

    Provenance provenance() {
        return new Sources(mapping, order, itemFields, itemRules, faults);
    }
}
