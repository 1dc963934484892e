package org.orderrelay.intake.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a mapping file as it is written. Exactly one of {@code from}, {@code template} and {@code value} is given.
 *
 * @param target canonical name with dots; an item's without {@code item.}
 * @param line where it stands in the file
 * @param from paths or column names; the first that has a value counts
 * @param template text with paths or column names in braces
 * @param value constant, in canonical spelling
 * @param standard what counts where the source has nothing, in canonical spelling
 * @param optional whether a CSV file may lack the column
 */
public record FieldSpec(
        String target,
        int line,
        List<String> from,
        @Nullable String template,
        @Nullable String value,
        @Nullable String standard,
        boolean optional,
        FormatSpec format) {
    public FieldSpec {
        from = List.copyOf(from);
    }
}
