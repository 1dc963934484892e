package org.orderrelay.pipeline.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt.TemplateNews;
import org.orderrelay.provider.HttpRequest;

/**
 * One look at the templates of an account, as far as it has come.
 *
 * @param listed what the pages so far hold
 * @param ask the request for the next page; null when there is none to ask for
 * @param fault why the look failed; null unless it did
 */
public record TemplatePoll(
        String account,
        List<TemplateNews> listed,
        int pages,
        @Nullable HttpRequest ask,
        @Nullable String fault) {
    public TemplatePoll {
        listed = List.copyOf(listed);
    }

    static TemplatePoll of(String account) {
        return new TemplatePoll(account, List.of(), 0, null, null);
    }

    /** Whether there is another page to ask for. */
    public boolean isOpen() {
        return ask != null;
    }

    TemplatePoll asking(HttpRequest next) {
        return new TemplatePoll(account, listed, pages, next, null);
    }

    TemplatePoll with(List<TemplateNews> page) {
        List<TemplateNews> all = new ArrayList<>(listed);
        all.addAll(page);
        return new TemplatePoll(account, all, pages + 1, null, null);
    }

    TemplatePoll failed(String why) {
        return new TemplatePoll(account, List.of(), pages, null, why);
    }
}
