package org.orderrelay.intake.mapping;

import org.jspecify.annotations.Nullable;

/** One record of a document while it is mapped: a JSON object or a CSV row. */
interface Fields {
    /** The value as it stands there; null if there is none. */
    @Nullable
    Object value(Locator locator);

    /** The place in words a reader of the document understands: {@code $.ITEMS[2].NETPR}, {@code column 'Price'}. */
    String shown(Locator locator);
}
