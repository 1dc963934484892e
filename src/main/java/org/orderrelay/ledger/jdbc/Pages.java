package org.orderrelay.ledger.jdbc;

import java.util.List;
import java.util.function.Function;
import org.orderrelay.ledger.Page;

/** Pages are read with one row too many: that row says whether there is a next page. */
final class Pages {
    private Pages() {}

    static <T> Page<T> cut(List<T> items, int limit, Function<T, String> cursor) {
        if (items.size() <= limit) {
            return new Page<>(List.copyOf(items), null);
        }
        List<T> shown = List.copyOf(items.subList(0, limit));
        return new Page<>(shown, cursor.apply(shown.get(limit - 1)));
    }
}
