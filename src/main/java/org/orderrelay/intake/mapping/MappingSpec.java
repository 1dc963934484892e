package org.orderrelay.intake.mapping;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.CsvDialect;

/**
 * A mapping file as it is written, its syntax checked, its meaning not yet.
 *
 * @param file how messages call it: {@code mappings/sap.yaml}
 * @param json whether it reads JSON; else CSV
 * @param dialect of CSV files
 * @param phoneRegion ISO code of the country whose national spellings of numbers are taken; null takes E.164 only
 * @param zone zone of dates that name none; null: such dates are violations
 * @param missing texts that count as nothing, besides an empty one
 * @param orders path of the orders in a document; null: the document, or each element if it is a list
 * @param fields empty: the source has canonical names, and only the rest of this counts
 * @param items null: the orders have none
 */
public record MappingSpec(
        String file,
        boolean json,
        CsvDialect dialect,
        @Nullable String phoneRegion,
        @Nullable String zone,
        NumberStyle numbers,
        Set<String> missing,
        @Nullable String orders,
        List<FieldSpec> fields,
        @Nullable ItemsSpec items) {
    public MappingSpec {
        missing = Set.copyOf(missing);
        fields = List.copyOf(fields);
    }
}
