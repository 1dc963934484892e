package org.orderrelay.pipeline.intake;

import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.mapping.MappedOrder;
import org.orderrelay.order.Origin;

/**
 * One order of a document, not yet read.
 *
 * @param index position in its document, from 0
 * @param content untyped JSON, the {@link MappedOrder} of it, or the {@link CsvOrder} of some adjacent rows
 */
public record Candidate(Origin origin, int index, Object content) {
    Reading read(CanonicalOrders orders) {
        if (content instanceof CsvOrder rows) {
            return rows.read(orders);
        }
        return content instanceof MappedOrder mapped ? mapped.read(orders) : orders.read(content);
    }

    /** The order in canonical form, not checked, as untyped JSON. */
    Object tree() {
        if (content instanceof CsvOrder rows) {
            return rows.tree();
        }
        return content instanceof MappedOrder mapped ? mapped.tree() : content;
    }

    /** What was received, as untyped JSON. */
    Object document() {
        return content instanceof MappedOrder mapped ? mapped.document() : tree();
    }
}
