package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.List;
import org.orderrelay.order.Violation;

/**
 * The violations found so far in one order. Nothing stops at the first: the ERP gets to know all of them at once. Past
 * the hundredth one more says that there are others, so that a hostile document does not grow when it is answered.
 */
final class Findings {
    private static final int MOST = 100;

    private final List<Violation> found = new ArrayList<>(0);

    void add(String path, String rule, String message) {
        add(new Violation(path, rule, message));
    }

    void add(Violation violation) {
        if (found.size() < MOST) {
            found.add(violation);
        } else if (found.size() == MOST) {
            found.add(new Violation("", "count", "there are more violations than these"));
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Violation> all() {
        return found;
    }
}
