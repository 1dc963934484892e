package org.orderrelay.provider.infobip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Money;
import org.orderrelay.order.Violation;

/** What was found against one order: path in the canonical order, rule, and a sentence. */
final class Violations {
    private final List<Violation> found = new ArrayList<>(0);

    List<Violation> all() {
        return found;
    }

    void refuse(String path, String rule, String message) {
        found.add(new Violation(path, rule, message));
    }

    void require(String path, @Nullable String value, String message) {
        if (value == null || value.isBlank()) {
            refuse(path, "required", message);
        }
    }

    /** In code points, as a reader of the limit would count. */
    void fits(String path, @Nullable String value, int longest) {
        if (value != null && value.codePointCount(0, value.length()) > longest) {
            refuse(path, "length", "Infobip takes at most " + longest + " characters.");
        }
    }

    void fits(String path, @Nullable Money money) {
        if (money != null && (money.minor() > Integer.MAX_VALUE || money.isNegative())) {
            refuse(path, "range", "Amounts are 0 to 21474836.47.");
        }
    }
}
