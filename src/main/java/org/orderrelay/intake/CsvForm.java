package org.orderrelay.intake;

import java.util.List;
import org.orderrelay.order.Violation;

/** What the columns of a source's files mean: the canonical names, or those of a mapping. Thread-safe. */
public interface CsvForm {
    /** The canonical names with dots, in any dialect. */
    CsvForm CANONICAL = CanonicalLayout::of;

    /** How its files are written; found out by default. */
    default CsvDialect dialect() {
        return CsvDialect.AUTO;
    }

    /**
     * Looks at the header of one file.
     *
     * @param names the header's cells, trimmed; empty ones at the end are left out
     */
    Match match(List<String> names);

    /** What looking at a header came to. */
    sealed interface Match {}

    /** A header whose columns are understood. */
    record Matched(CsvLayout layout) implements Match {}

    /** A header that makes the rows meaningless; the violation says why. */
    record Refused(Violation violation) implements Match {}
}
