package org.orderrelay.pipeline.rest;

import java.util.Map;
import org.orderrelay.ledger.Deed;
import org.orderrelay.order.Violation;

/** The answers to what could not be done. */
final class DeedProblems {
    private DeedProblems() {}

    /**
     * Lets pass what is done, now or by the same request before.
     *
     * @throws Problem 404 or 409
     */
    static void require(Deed deed) {
        if (deed instanceof Deed.NotFound missing) {
            String kind = missing.target().substring(0, missing.target().indexOf(':'));
            throw new Problem(404, "not-found", "There is no such " + kind);
        }
        if (deed instanceof Deed.Refused refused) {
            throw new Problem(409, "refused", refused.message(), Map.of("rule", refused.rule()));
        }
    }

    /** A violation of a document that is a part of the request. */
    static Violation moved(Violation violation, String at) {
        return new Violation(at + violation.path(), violation.rule(), violation.message());
    }
}
