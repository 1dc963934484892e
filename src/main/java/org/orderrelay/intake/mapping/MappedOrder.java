package org.orderrelay.intake.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.Provenance;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.Shown;
import org.orderrelay.order.Violation;

/**
 * A JSON order that went through a mapping.
 *
 * @param tree the canonical order, not yet checked
 * @param document what was received
 */
public record MappedOrder(Map<String, Object> tree, Provenance provenance, Object document) {
    private static final int LONGEST_SHOWN = 128;

    /** Reads the order; each violation names the line of the mapping and the path in the document. */
    public Reading read(CanonicalOrders orders) {
        Reading reading = orders.read(tree);
        Reading.Invalid invalid = reading instanceof Reading.Invalid refused ? refused : null;
        List<Violation> all = provenance.told(invalid == null ? List.of() : invalid.violations());
        if (all.isEmpty()) {
            return reading;
        }
        return new Reading.Invalid(text("reference_id"), text("status"), all);
    }

    private @Nullable String text(String name) {
        return tree.get(name) instanceof String text ? Shown.text(text, LONGEST_SHOWN) : null;
    }
}
