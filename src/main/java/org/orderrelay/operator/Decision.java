package org.orderrelay.operator;

import java.util.List;
import org.orderrelay.ledger.Deed;
import org.orderrelay.order.Violation;

/** What came of something a person asked for: what the ledger said, or why it was not asked. */
public sealed interface Decision {
    /** The ledger was asked. */
    record Decided(Deed deed) implements Decision {}

    /** What was sent with the request breaks rules; every reason. */
    record Invalid(List<Violation> violations) implements Decision {}

    static Decision refused(String rule, String message) {
        return new Decided(new Deed.Refused(rule, message));
    }
}
