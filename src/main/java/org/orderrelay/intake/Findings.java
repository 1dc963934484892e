package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.List;
import org.orderrelay.order.Violation;

/** The violations found so far in one order. Nothing stops at the first: the ERP gets to know all of them at once. */
final class Findings {
    private final List<Violation> found = new ArrayList<>(0);

    void add(String path, String rule, String message) {
        found.add(new Violation(path, rule, message));
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Violation> all() {
        return found;
    }
}
