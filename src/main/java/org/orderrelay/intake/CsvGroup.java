package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Violation;

/** Rows of one order in a file with canonical names. Order-level cells stand in the first row; later ones repeat them or are blank. */
final class CsvGroup implements RowGroup {
    private static final int MOST_ROWS = 1000;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final List<CsvColumn> columns;
    private final List<String> first;
    private final CsvOrder.Place start;
    private final String reference;
    private final String status;
    private final int referenceAt;
    private final int statusAt;
    private final List<Map<String, Object>> items = new ArrayList<>();
    private final List<CsvOrder.Place> itemRows = new ArrayList<>();
    private final Findings findings = new Findings();
    private int lastRow;
    private int characters;
    private boolean full;

    CsvGroup(CanonicalLayout layout, CsvRow row) {
        columns = layout.columns();
        referenceAt = layout.indexOf("reference_id");
        statusAt = layout.indexOf("status");
        first = row.cells();
        start = CsvOrder.Place.of(row);
        reference = first.get(referenceAt);
        status = first.get(statusAt);
        lastRow = row.number();
        addItem(row);
    }

    /** The same reference, and the same status or none. */
    @Override
    public boolean takes(CsvRow row) {
        if (row.broken() != null
                || reference.isEmpty()
                || !reference.equals(row.cells().get(referenceAt))) {
            return false;
        }
        String other = row.cells().get(statusAt);
        return other.isEmpty() || other.equals(status);
    }

    /** Past the limits a row is counted only, so that a file of one order cannot fill the memory. */
    @Override
    public void add(CsvRow row) {
        lastRow = row.number();
        if (full) {
            return;
        }
        row.cells().forEach(cell -> characters += cell.length());
        full = lastRow - start.row() >= MOST_ROWS || characters > MOST_CHARACTERS;
        if (full) {
            findings.add(new Violation("", "count", "the order has more than 1000 rows or 4 M characters")
                    .at(new Cell(start.row(), start.line(), "")));
        } else {
            compare(row);
            addItem(row);
        }
    }

    private void compare(CsvRow row) {
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.cells().get(i);
            if (columns.get(i).root() != CsvColumn.Root.ITEM && !cell.isEmpty() && !cell.equals(first.get(i))) {
                String rule = ": must be the same in all rows of the order, or blank after the first";
                findings.add(new Violation(columns.get(i).name(), "rows-disagree", "row " + row.number() + rule)
                        .at(new Cell(row.number(), row.line(), Shape.of(cell))));
            }
        }
    }

    private void addItem(CsvRow row) {
        Map<String, Object> item = new LinkedHashMap<>();
        put(row.cells(), CsvColumn.Root.ITEM, item);
        if (!item.isEmpty()) {
            items.add(item);
            itemRows.add(CsvOrder.Place.of(row));
        }
    }

    private void put(List<String> cells, CsvColumn.Root root, Map<String, Object> tree) {
        for (int i = 0; i < columns.size(); i++) {
            CsvColumn column = columns.get(i);
            if (column.root() == root && !cells.get(i).isEmpty()) {
                column.put(tree, cells.get(i));
            }
        }
    }

    @Override
    public CsvOrder order() {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(first, CsvColumn.Root.ORDER, tree);
        Map<String, Object> beneficiary = new LinkedHashMap<>();
        put(first, CsvColumn.Root.BENEFICIARY, beneficiary);
        if (!beneficiary.isEmpty()) {
            tree.put("beneficiaries", List.of(beneficiary));
        }
        if (!items.isEmpty()) {
            tree.put("items", items);
        }
        return new CsvOrder(start.row(), lastRow, start.line(), tree, findings.all(), itemRows, !full, Provenance.NONE);
    }
}
