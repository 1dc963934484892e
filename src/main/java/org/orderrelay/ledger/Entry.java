package org.orderrelay.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Order;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;

/** One order of a document on its way into the ledger: valid with its deliveries, waiting, or invalid with its reasons. */
public sealed interface Entry {
    Origin origin();

    /** Position in its document, from 0. */
    int index();

    /**
     * A valid order.
     *
     * @param content the canonical order as JSON
     * @param contentHash hash of the canonical order without event id and occurrence
     */
    record Valid(
            Origin origin, int index, Order order, String content, String contentHash, List<PlannedDelivery> deliveries)
            implements Entry {
        /** The same, from another origin. */
        public Valid from(Origin other) {
            return new Valid(other, index, order, content, contentHash, deliveries);
        }
    }

    /**
     * A valid order whose contact could not be looked up. It is kept, and enriched again.
     *
     * @param order the order as far as it is known, without deliveries
     * @param reason sentence for people: why it could not be looked up
     */
    record Waiting(Valid order, String reason) implements Entry {
        @Override
        public Origin origin() {
            return order.origin();
        }

        @Override
        public int index() {
            return order.index();
        }
    }

    /**
     * A document or order that cannot be sent.
     *
     * @param referenceId if it could be read
     * @param status as the document spells it, if it could be read
     * @param document what was received, as text, cut at 64 kB
     */
    record Invalid(
            Origin origin,
            int index,
            @Nullable String referenceId,
            @Nullable String status,
            String document,
            List<Violation> violations)
            implements Entry {}
}
