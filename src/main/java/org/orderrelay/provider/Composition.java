package org.orderrelay.provider;

import java.util.List;
import org.orderrelay.order.Violation;

/** What came of composing a payload. */
public sealed interface Composition {
    /**
     * It can be sent.
     *
     * @param payload the JSON document for the wire, without what {@link Provider#prepare} fills in
     */
    record Composed(String payload) implements Composition {}

    /** The provider would refuse it; it is refused here, before anything is recorded. */
    record Refused(List<Violation> violations) implements Composition {}
}
