package org.orderrelay.intake;

import java.util.Map;

/** How the rows of one file become orders. Used by one thread. */
public interface CsvLayout {
    /** An order that begins with a row; the row is whole. */
    RowGroup begin(CsvRow first);

    /** What can be shown of a broken row, so that somebody finds its order: reference_id and status where they are legible. */
    Map<String, Object> shown(CsvRow broken);
}
