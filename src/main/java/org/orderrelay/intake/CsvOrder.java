package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Violation;

/**
 * The adjacent rows of one order in a CSV file.
 *
 * @param firstRow first data row, the row below the header being 1; blank lines are not counted
 * @param lastRow last data row, inclusive
 * @param tree what the rows say, as the JSON reader would give it
 * @param violations what is wrong with the rows themselves, paths as column names
 * @param firstLine line of the file where the first row begins
 * @param itemRows row of each item of the tree, in order
 * @param legible false if a row is broken, so that the tree must not be read
 * @param provenance what a mapping knows about the tree
 */
public record CsvOrder(
        int firstRow,
        int lastRow,
        int firstLine,
        Map<String, Object> tree,
        List<Violation> violations,
        List<Place> itemRows,
        boolean legible,
        Provenance provenance) {
    private static final String ITEMS = "/items/";

    /** Where a row is. */
    public record Place(int row, int line) {
        /** Of a row. */
        public static Place of(CsvRow row) {
            return new Place(row.number(), row.line());
        }
    }

    public CsvOrder {
        violations = List.copyOf(violations);
        itemRows = List.copyOf(itemRows);
    }

    /** Reads the order. The violations' paths are column names, and name the row where the order has several. */
    public Reading read(CanonicalOrders orders) {
        if (!legible) {
            return invalid(violations);
        }
        Reading reading = orders.read(tree);
        List<Violation> found =
                provenance.told(reading instanceof Reading.Invalid invalid ? invalid.violations() : List.of());
        if (found.isEmpty() && violations.isEmpty()) {
            return reading;
        }
        List<Violation> all = new ArrayList<>(violations);
        found.forEach(violation -> all.add(inFile(violation)));
        return invalid(all);
    }

    private Reading.Invalid invalid(List<Violation> all) {
        return new Reading.Invalid(
                CanonicalOrders.shown(tree, "reference_id"), CanonicalOrders.shown(tree, "status"), all);
    }

    /** A violation of the tree in the file's words: {@code /items/1/name} becomes {@code item.name} and its row. */
    public Violation inFile(Violation violation) {
        String path = violation.path();
        String message = violation.message();
        Place place = new Place(firstRow, firstLine);
        if (path.startsWith(ITEMS)) {
            int end = path.indexOf('/', ITEMS.length());
            int index =
                    Integer.parseInt(end < 0 ? path.substring(ITEMS.length()) : path.substring(ITEMS.length(), end));
            place = itemRows.get(index);
            message = "row " + place.row() + ": " + message;
        }
        Cell cell = new Cell(place.row(), place.line(), Shape.at(tree, path));
        return new Violation(CsvColumn.ofPointer(path), violation.rule(), message, cell);
    }
}
