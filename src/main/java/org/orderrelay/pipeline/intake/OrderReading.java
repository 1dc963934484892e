package org.orderrelay.pipeline.intake;

import org.apache.camel.Body;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.Reading;

/** The validating step: every rule that can be known without an account, every violation at once. */
public final class OrderReading {
    private final CanonicalOrders orders;
    private final Refusals refusals;

    public OrderReading(CanonicalOrders orders, Refusals refusals) {
        this.orders = orders;
        this.refusals = refusals;
    }

    /** A {@link ValidOrder}, or the entry of an invalid one. */
    public Object read(@Body Candidate candidate) {
        Reading reading = candidate.read(orders);
        return reading instanceof Reading.Valid valid
                ? new ValidOrder(candidate.origin(), candidate.index(), valid)
                : refusals.order(candidate, ((Reading.Invalid) reading).violations());
    }
}
