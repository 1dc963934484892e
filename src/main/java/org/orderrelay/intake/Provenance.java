package org.orderrelay.intake;

import java.util.List;
import org.orderrelay.order.Violation;

/** What a mapping knows about the order it made: which values it could not read, and where the others came from. */
@FunctionalInterface
public interface Provenance {
    /** Of an order nobody mapped. */
    Provenance NONE = canonical -> canonical;

    /**
     * The violations as they are told, paths as JSON pointers.
     *
     * @param canonical what the canonical rules found; empty if they found nothing
     * @return the mapping's own violations and the given ones, each saying where its value came from; empty if there
     *     are none at all
     */
    List<Violation> told(List<Violation> canonical);
}
