package org.orderrelay.pipeline.intake;

import org.orderrelay.order.Violation;

/** A document that cannot be taken apart. Leaves the route for its failure policy, which records it as invalid. */
public final class RefusedDocument extends RuntimeException {
    private final transient Violation violation;

    RefusedDocument(Violation violation) {
        super(violation.message(), null, false, false);
        this.violation = violation;
    }

    Violation violation() {
        return violation;
    }
}
