package org.orderrelay.app.karaf.shell;

import java.util.stream.Collectors;
import org.orderrelay.ledger.Deed;
import org.orderrelay.operator.Decision;

/** What came of a deed, as a sentence for the console. */
final class Decisions {
    private Decisions() {}

    /**
     * Requires that it was done.
     *
     * @throws IllegalArgumentException with the reason, if it was not
     */
    static void require(Decision decision) {
        if (decision instanceof Decision.Invalid invalid) {
            throw new IllegalArgumentException(invalid.violations().stream()
                    .map(violation -> violation.path() + " " + violation.message())
                    .collect(Collectors.joining("; ")));
        }
        Deed deed = ((Decision.Decided) decision).deed();
        if (deed instanceof Deed.Refused refused) {
            throw new IllegalArgumentException(refused.rule() + ": " + refused.message());
        }
        if (deed instanceof Deed.NotFound missing) {
            throw new IllegalArgumentException("There is no " + missing.target());
        }
    }
}
