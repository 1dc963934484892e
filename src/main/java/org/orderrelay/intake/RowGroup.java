package org.orderrelay.intake;

/** The rows of one order while they come in. */
public interface RowGroup {
    /** Whether a row belongs to this order too; the row may be broken. */
    boolean takes(CsvRow row);

    /** Takes in a row that belongs to this order. */
    void add(CsvRow row);

    /** The order, when no further row belongs to it. */
    CsvOrder order();
}
