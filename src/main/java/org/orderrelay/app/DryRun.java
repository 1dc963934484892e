package org.orderrelay.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orderrelay.account.Account;
import org.orderrelay.enrich.ContactLookup;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.enrich.Enrichment;
import org.orderrelay.enrich.RecipientSplit;
import org.orderrelay.intake.Reading;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Providers;

/**
 * The way of one order up to its payloads, and no further: nothing is recorded, nothing is sent. What only the ledger
 * knows (duplicates, the order of statuses, the account an order stays with) is not checked.
 */
final class DryRun {
    private final Enricher enricher;
    private final Providers providers;
    private final RecipientSplit recipients = new RecipientSplit(() -> "00000000-0000-7000-8000-000000000000");
    private final String source;

    /** @param source {@code Origin.source()}, for the routing */
    DryRun(Configuration configuration, String source) {
        ContactLookup contacts = new ContactLookups(configuration.settings())
                .lookup(configuration.contacts(), request -> new Reply.Silence("a dry run asks nobody"));
        this.enricher = new Enricher(contacts, configuration.accounts(), configuration.routing());
        this.providers = configuration.providers();
        this.source = source;
    }

    CheckedOrder check(String place, Reading reading) {
        if (reading instanceof Reading.Invalid invalid) {
            return new CheckedOrder(place, invalid.referenceId(), invalid.status(), List.of(), invalid.violations());
        }
        Reading.Valid valid = (Reading.Valid) reading;
        String reference = valid.order().referenceId();
        String status = valid.order().status().wire();
        Enrichment enrichment = enricher.enrich(valid.order(), source, Optional.empty());
        if (enrichment instanceof Enrichment.Refused refused) {
            return new CheckedOrder(place, reference, status, List.of(), refused.violations());
        }
        if (enrichment instanceof Enrichment.Waiting waiting) {
            return new CheckedOrder(
                    place,
                    reference,
                    status,
                    List.of(),
                    List.of(new Violation("/customer/id", "contact", waiting.reason())));
        }
        Enrichment.Enriched enriched = (Enrichment.Enriched) enrichment;
        List<CheckedOrder.Message> messages = new ArrayList<>();
        Set<Violation> violations = new LinkedHashSet<>();
        for (Notification notification : recipients.split(enriched)) {
            violations.addAll(composed(notification, enriched.account()));
            messages.add(new CheckedOrder.Message(
                    notification.recipient().masked(),
                    enriched.account().name(),
                    enriched.template().name(),
                    enriched.template().language()));
        }
        return violations.isEmpty()
                ? new CheckedOrder(place, reference, status, messages, List.of())
                : new CheckedOrder(place, reference, status, List.of(), List.copyOf(violations));
    }

    private List<Violation> composed(Notification notification, Account account) {
        Composition composition = providers.get(account.provider()).compose(notification, account);
        return composition instanceof Composition.Refused refused ? refused.violations() : List.of();
    }
}
