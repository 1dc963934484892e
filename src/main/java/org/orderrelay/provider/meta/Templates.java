package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDraft;

/** Creates and lists templates at the WhatsApp Business account (S2, facts 2.3); needs {@code business-account-id}. */
final class Templates implements TemplateDesk {
    private static final String RESOURCE = "message_templates";
    private static final String LISTED = "?fields=name,language,status,rejected_reason&limit=100";

    @Override
    public boolean isOpenTo(Account account) {
        return account.option(Graph.BUSINESS_ACCOUNT_ID).isPresent();
    }

    @Override
    public List<Violation> check(TemplateDraft draft, Account account) {
        return TemplateRules.check(draft, account);
    }

    /** As {@link #check} found nothing against it. */
    @Override
    public HttpRequest create(TemplateDraft draft, Account account) {
        return new HttpRequest("POST", uri(account), Graph.headers(account), DraftJson.write(draft));
    }

    @Override
    public Created created(Answer answer) {
        JsonNode tree = LooseJson.tree(answer.body());
        String id = tree == null ? null : LooseJson.text(tree.path("id"));
        if (tree != null && id != null && answer.status() / 100 == 2) {
            String status = LooseJson.text(tree.path("status"));
            return new Created.Taken(id, TemplateWords.state(status).orElse(TemplateState.PENDING));
        }
        return GraphError.of(answer.status(), tree).refused();
    }

    @Override
    public HttpRequest list(Account account, @Nullable String after) {
        String page = after == null ? "" : "&after=" + Graph.encoded(after);
        return new HttpRequest("GET", URI.create(uri(account) + LISTED + page), Graph.headers(account), "");
    }

    @Override
    public Optional<Listing> listed(Answer answer, Instant now) {
        JsonNode tree = LooseJson.tree(answer.body());
        if (tree == null || answer.status() / 100 != 2 || !tree.path("data").isArray()) {
            return Optional.empty();
        }
        List<Receipt.TemplateNews> templates = new ArrayList<>();
        for (JsonNode template : tree.path("data")) {
            String name = LooseJson.text(template.path("name"));
            if (name != null) {
                templates.add(news(name, template, now));
            }
        }
        boolean more = tree.at("/paging/next").isTextual();
        return Optional.of(new Listing(templates, more ? LooseJson.text(tree.at("/paging/cursors/after")) : null));
    }

    /** A word nobody knows is not sendable; the word itself is the reason. */
    private static Receipt.TemplateNews news(String name, JsonNode template, Instant now) {
        String word = LooseJson.text(template.path("status"));
        String reason = LooseJson.text(template.path("rejected_reason"));
        Optional<TemplateState> state = TemplateWords.state(word);
        if (reason == null || reason.equalsIgnoreCase("NONE")) {
            reason = state.isPresent() ? null : word;
        }
        String language = TemplateWords.language(LooseJson.text(template.path("language")));
        return new Receipt.TemplateNews(name, language, state.orElse(TemplateState.PENDING), reason, now);
    }

    /** The account's templates; without a business account there are none to ask for. */
    private static URI uri(Account account) {
        String business = account.option(Graph.BUSINESS_ACCOUNT_ID)
                .orElseThrow(() -> new IllegalStateException(
                        "account " + account.name() + " has no business-account-id, which templates need"));
        return Graph.uri(account, business, RESOURCE);
    }
}
