package org.orderrelay.pipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt.TemplateNews;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDraft;

/**
 * The invented provider's templates: a page is {@code name,name>cursor}, a new template's id is the answer; it has no
 * names with a dash.
 */
final class TeaTemplates implements TemplateDesk {
    private static final Map<String, String> HEADERS =
            Map.of("Authorization", "Bearer key", "Content-Type", "application/json");

    @Override
    public List<Violation> check(TemplateDraft draft, Account account) {
        return draft.name().contains("-")
                ? List.of(new Violation("/name", "characters", "must have no dash"))
                : List.of();
    }

    @Override
    public HttpRequest create(TemplateDraft draft, Account account) {
        return new HttpRequest(
                "POST",
                account.baseUrl().resolve("/templates"),
                HEADERS,
                String.join("|", draft.kind().wire(), draft.name(), draft.language(), draft.body()));
    }

    @Override
    public Created created(Answer answer) {
        return answer.status() == 200
                ? new Created.Taken(answer.body(), TemplateState.PENDING)
                : new Created.Refused("T" + answer.status(), "the name is taken");
    }

    @Override
    public HttpRequest list(Account account, @Nullable String after) {
        if (account.option("templates").isPresent()) {
            throw new IllegalStateException(account.name() + " has no templates");
        }
        String query = after == null ? "" : "?after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        return new HttpRequest("GET", account.baseUrl().resolve("/templates" + query), HEADERS, "");
    }

    @Override
    public Optional<Listing> listed(Answer answer, Instant now) {
        String[] parts = answer.body().split(">", 2);
        if (answer.status() != 200 || parts[0].contains(" ")) {
            return Optional.empty();
        }
        List<TemplateNews> templates = Arrays.stream(parts[0].split(","))
                .map(name -> new TemplateNews(name, "en_US", TemplateState.APPROVED, null, now))
                .toList();
        return Optional.of(new Listing(templates, parts.length > 1 ? parts[1] : null));
    }
}
