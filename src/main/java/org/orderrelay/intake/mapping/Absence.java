package org.orderrelay.intake.mapping;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.Blanks;

/**
 * What counts as nothing: null, an empty or blank text, and the words a source writes for it ({@code 00000000} for a
 * date, {@code false} for a text).
 */
record Absence(Set<String> words) {
    /** The value without blanks around it; null if it counts as nothing. A list of one value is that value. */
    @Nullable
    Object present(@Nullable Object value) {
        if (value instanceof String text) {
            String trimmed = Blanks.trim(text);
            return trimmed.isEmpty() || words.contains(trimmed) ? null : trimmed;
        }
        if (value instanceof List<?> list) {
            List<Object> values =
                    list.stream().map(this::present).filter(Objects::nonNull).toList();
            return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : values;
        }
        boolean nothing = value != null && !words.isEmpty() && words.contains(Scalars.text(value));
        return nothing ? null : value;
    }
}
