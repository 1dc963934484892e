package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.CsvRow;
import org.orderrelay.intake.Provenance;
import org.orderrelay.intake.RowGroup;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Violation;

/**
 * Rows of one order in an ERP's own file: one row an item, adjacent rows of the same reference and status together. What
 * belongs to the order stands in its first row; later ones repeat it or are blank. Where a row holds all its items, each
 * row is an order.
 */
final class MappedRows implements RowGroup {
    private static final int MOST_ROWS = 1000;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final MappedLayout layout;
    private final Mapping mapping;
    private final CsvOrder.Place start;
    private final Fields first;
    private final String reference;
    private final String status;
    private final List<CsvRow> rows = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>(0);
    /** What the first row says, once another row is compared with it. */
    private final List<Found> firstFound = new ArrayList<>();

    private int lastRow;
    private int characters;
    private boolean full;

    MappedRows(MappedLayout layout, CsvRow row) {
        this.layout = layout;
        this.mapping = layout.mapping();
        this.start = CsvOrder.Place.of(row);
        this.lastRow = row.number();
        this.first = layout.fields(row.cells());
        this.reference = text("reference_id", first);
        this.status = text("status", first);
        rows.add(row);
    }

    private String text(String target, Fields fields) {
        for (Rule rule : mapping.rules()) {
            if (rule.target().column().name().equals(target)) {
                return rule.find(fields) instanceof Found.Text text ? text.text() : "";
            }
        }
        return "";
    }

    @Override
    public boolean takes(CsvRow row) {
        if (row.broken() != null || reference.isEmpty() || !(mapping.items() instanceof Mapping.Items.Rows)) {
            return false;
        }
        Fields fields = layout.fields(row.cells());
        if (!reference.equals(text("reference_id", fields))) {
            return false;
        }
        String other = text("status", fields);
        return other.isEmpty() || other.equals(status);
    }

    @Override
    public void add(CsvRow row) {
        lastRow = row.number();
        if (full) {
            return;
        }
        row.cells().forEach(cell -> characters += cell.length());
        full = lastRow - start.row() >= MOST_ROWS || characters > MOST_CHARACTERS;
        if (full) {
            violations.add(new Violation("", "count", "the order has more than 1000 rows or 4 M characters")
                    .at(new Cell(start.row(), start.line(), "")));
        } else {
            compare(row);
            rows.add(row);
        }
    }

    private void compare(CsvRow row) {
        Fields fields = layout.fields(row.cells());
        for (int i = 0; i < mapping.rules().size(); i++) {
            Rule rule = mapping.rules().get(i);
            Found found = rule.find(fields);
            boolean repeats = found instanceof Found.Nothing
                    || isStandard(found)
                    || found.equals(firstFound().get(i));
            if (!repeats) {
                String must = ": must be the same in all rows of the order, or blank after the first";
                String message = "row " + row.number() + must + " (" + rule.origin(fields) + ")";
                violations.add(new Violation(rule.target().column().name(), "rows-disagree", message)
                        .at(new Cell(row.number(), row.line(), "")));
            }
        }
    }

    private List<Found> firstFound() {
        if (firstFound.isEmpty()) {
            mapping.rules().forEach(rule -> firstFound.add(rule.find(first)));
        }
        return firstFound;
    }

    private static boolean isStandard(Found found) {
        return found instanceof Found.Text text && !text.own();
    }

    @Override
    public CsvOrder order() {
        Draft draft = new Draft(mapping, first);
        draft.order();
        List<CsvOrder.Place> itemRows = new ArrayList<>();
        if (mapping.items() instanceof Mapping.Items.Rows each) {
            for (CsvRow row : rows) {
                item(draft, layout.fields(row.cells()), each.rules(), row, itemRows);
            }
        } else if (mapping.items() instanceof Mapping.Items.SideBySide several) {
            several.sets().forEach(set -> item(draft, first, set, rows.get(0), itemRows));
        }
        Provenance provenance = draft.provenance();
        return new CsvOrder(start.row(), lastRow, start.line(), draft.tree(), violations, itemRows, !full, provenance);
    }

    private static void item(Draft draft, Fields fields, List<Rule> rules, CsvRow row, List<CsvOrder.Place> itemRows) {
        int before = draft.itemCount();
        draft.item(fields, rules, true);
        if (draft.itemCount() > before) {
            itemRows.add(CsvOrder.Place.of(row));
        }
    }
}
