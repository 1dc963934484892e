package org.orderrelay.pipeline.intake;

import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.Reading;
import org.orderrelay.order.Origin;

/**
 * One order of a document, not yet read.
 *
 * @param index position in its document, from 0
 * @param content untyped JSON, or the {@link CsvOrder} of some adjacent rows
 */
public record Candidate(Origin origin, int index, Object content) {
    Reading read(CanonicalOrders orders) {
        return content instanceof CsvOrder rows ? rows.read(orders) : orders.read(content);
    }

    /** What was received, as untyped JSON. */
    Object tree() {
        return content instanceof CsvOrder rows ? rows.tree() : content;
    }
}
