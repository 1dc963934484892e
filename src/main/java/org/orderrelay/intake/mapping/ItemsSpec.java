package org.orderrelay.intake.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the items of an order are, as a mapping file says it.
 *
 * @param from path of the list whose elements are the items; null: each row is one, or {@code repeat}
 * @param repeat how many items stand side by side, {@code {n}} in their paths or columns being 1, 2, …; 0: none do
 */
public record ItemsSpec(int line, @Nullable String from, int repeat, List<FieldSpec> fields) {
    public ItemsSpec {
        fields = List.copyOf(fields);
    }
}
