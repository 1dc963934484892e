package org.orderrelay.pipeline.rest;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.provider.TemplateDesk.Created;
import org.orderrelay.provider.TemplateDraft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a template leaves in the ledger: its row of the registry and a line of the audit. The provider has it whatever the
 * ledger says now, so a ledger that is away is logged and does not change the answer.
 */
final class TemplateNotes {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateNotes.class);
    private static final String ACTION = "create-template";
    private static final String REASON = "POST /v1/templates";

    private final Ledger ledger;
    private final Clock clock;

    TemplateNotes(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The provider took it; the next look at the provider's list would bring a row that is missing. */
    void taken(TemplateCreation creation, Created.Taken taken) {
        TemplateDraft draft = creation.draft();
        Receipt news = new Receipt.TemplateNews(draft.name(), draft.language(), taken.state(), null, clock.instant());
        CompletableFuture<?> row = ledger.receipts().apply(creation.account().name(), List.of(news));
        CompletableFuture<?> line = line(creation, taken.state().wire(), taken.id());
        await(creation, CompletableFuture.allOf(row, line));
    }

    /** Nobody knows whether the provider took it: somebody asked for it all the same. */
    void unanswered(TemplateCreation creation) {
        await(creation, line(creation, "no-answer", ""));
    }

    private CompletableFuture<?> line(TemplateCreation creation, String status, String id) {
        TemplateDraft draft = creation.draft();
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("name", draft.name());
        change.put("language", draft.language());
        change.put("status", status);
        change.put("id", id);
        return ledger.desk()
                .note(
                        ACTION,
                        "account:" + creation.account().name(),
                        ApiJson.write(change),
                        new Act(creation.actor(), REASON, null));
    }

    private static void await(TemplateCreation creation, CompletableFuture<?> written) {
        try {
            written.join();
        } catch (CompletionException e) {
            LOG.warn(
                    "Template {} of {} was asked for by {}; registry or audit do not have it: {}",
                    creation.draft().name(),
                    creation.account().name(),
                    creation.actor(),
                    e.getMessage());
        }
    }
}
