package org.orderrelay.operator;

import java.util.List;
import org.orderrelay.order.Violation;

/** What checking an edited payload came to. */
public sealed interface Edit {
    /**
     * It can be sent.
     *
     * @param payload the whole payload, without blanks between its parts
     * @param diff what it changes, as JSON Patch (RFC 6902)
     */
    record Checked(String payload, String diff) implements Edit {}

    /** It is not sent; every reason. */
    record Refused(List<Violation> violations) implements Edit {}
}
