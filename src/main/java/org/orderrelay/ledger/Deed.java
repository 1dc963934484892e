package org.orderrelay.ledger;

import org.orderrelay.delivery.DeliveryState;

/** What came of something a person asked for. */
public sealed interface Deed {
    /**
     * It is done and on disk.
     *
     * @param state where the delivery stands now; of a hold: queued while it holds, else accepted
     */
    record Done(String target, DeliveryState state) implements Deed {}

    /** The same request was done before; nothing more was done. */
    record Repeated(String target) implements Deed {}

    /** There is no such thing. */
    record NotFound(String target) implements Deed {}

    /** It cannot be done as things stand. */
    record Refused(String rule, String message) implements Deed {}
}
