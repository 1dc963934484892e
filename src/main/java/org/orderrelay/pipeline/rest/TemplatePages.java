package org.orderrelay.pipeline.rest;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.TemplateView;

/** The registry of templates page by page. It is small and its order is its key, so that a cursor is a position in it. */
final class TemplatePages {
    private static final Comparator<TemplateView> ORDER = Comparator.comparing(TemplateView::account)
            .thenComparing(TemplateView::name)
            .thenComparing(TemplateView::language);

    private TemplatePages() {}

    /**
     * A page.
     *
     * @param account only this account's; null for all
     * @param cursor of the page before; null for the first
     * @throws IllegalArgumentException if the cursor is not one that was handed out
     */
    static Page<TemplateView> of(List<TemplateView> all, @Nullable String account, int limit, @Nullable String cursor) {
        int from = cursor == null ? 0 : Integer.parseUnsignedInt(cursor);
        List<TemplateView> rest = all.stream()
                .filter(template -> account == null || template.account().equals(account))
                .sorted(ORDER)
                .skip(from)
                .toList();
        return rest.size() > limit
                ? new Page<>(rest.subList(0, limit), Integer.toString(from + limit))
                : new Page<>(rest, null);
    }
}
