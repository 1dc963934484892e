package org.orderrelay.intake.mapping;

import java.util.Optional;
import java.util.Set;
import org.orderrelay.intake.CsvColumn;

/** A field of the canonical order that a rule fills. */
record Target(CsvColumn column, Sort sort) {
    /** What its values are. */
    enum Sort {
        TEXT,
        STATUS,
        MONEY,
        WHOLE,
        FLAG,
        MOMENT,
        LIST
    }

    private static final Set<String> MONEY =
            Set.of("subtotal", "tax", "shipping", "discount", "total_amount", "item.amount", "item.sale_amount");
    private static final Set<String> MOMENTS = Set.of("occurred_at", "expires_at");

    /** The field of that name, an item's with {@code item.} before it; empty if the canonical form has none. */
    static Optional<Target> named(String name) {
        return CsvColumn.named(name).map(column -> new Target(column, sort(column)));
    }

    private static Sort sort(CsvColumn column) {
        if (MONEY.contains(column.name())) {
            return Sort.MONEY;
        }
        if (MOMENTS.contains(column.name())) {
            return Sort.MOMENT;
        }
        return switch (column.kind()) {
            case WHOLE_NUMBER -> Sort.WHOLE;
            case FLAG -> Sort.FLAG;
            case LIST -> Sort.LIST;
            case TEXT -> column.name().equals("status") ? Sort.STATUS : Sort.TEXT;
        };
    }

    /** Its steps as the end of a JSON pointer: {@code /customer/phone}. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        column.path()
                .forEach(step ->
                        pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }
}
