package org.orderrelay.intake.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object.
 *
 * @param at its path in the order's document, {@code $} or {@code $.ITEMS[2]}
 */
record NodeFields(String at, Map<?, ?> node) implements Fields {
    @Override
    public @Nullable Object value(Locator locator) {
        return locator.path() == null ? null : locator.path().read(node);
    }

    @Override
    public String shown(Locator locator) {
        return at + locator.text().substring(1);
    }
}
