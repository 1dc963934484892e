package org.orderrelay.intake.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.CsvForm;

/**
 * How the documents of one source are read: as canonical ones, or through a mapping. Thread-safe.
 *
 * @param orders the canonical rules, with the source's phone region
 * @param mapping null: the source has the canonical form
 */
public record SourceForm(CanonicalOrders orders, @Nullable Mapping mapping) {
    private static final String NO_ORDERS = "the document must be one order or a list of orders";

    /** What the columns of its CSV files mean. */
    public CsvForm csv() {
        return mapping == null ? CsvForm.CANONICAL : new MappedForm(mapping);
    }

    /**
     * The orders of a parsed JSON document, not yet mapped.
     *
     * @param document what a JSON reader made of it
     */
    public Opening open(Object document) {
        if (!(document instanceof Map || document instanceof List)) {
            return new Empty(NO_ORDERS);
        }
        List<?> found = mapping != null
                ? mapping.orders(document)
                : document instanceof List<?> list ? list : List.of(document);
        if (found == null && mapping != null) {
            return new Empty(mapping.ordersPlace() + ": finds nothing in the document");
        }
        return found == null || found.isEmpty() ? new Empty(NO_ORDERS) : new Opened(found);
    }

    /** What looking for the orders of a document came to. */
    public sealed interface Opening {}

    /** At least one order. */
    public record Opened(List<?> orders) implements Opening {}

    /** None where the form says they are. */
    public record Empty(String reason) implements Opening {}

    /** One order of a document: a {@link MappedOrder}, or the same as given if there is nothing to map. */
    public Object candidate(Object tree) {
        if (mapping == null || mapping.isCanonical()) {
            return tree;
        }
        return tree instanceof Map<?, ?> document ? mapping.map(document) : tree;
    }
}
