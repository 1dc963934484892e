package org.orderrelay.pipeline.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.orderrelay.account.Account;
import org.orderrelay.enrich.RecipientSplit;
import org.orderrelay.intake.Reading;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;

/** From an enriched order to the entry that is recorded: one notification a recipient, each with its payload. */
public final class Composing {
    private final RecipientSplit recipients;
    private final Providers providers;
    private final Refusals refusals;

    public Composing(RecipientSplit recipients, Providers providers, Refusals refusals) {
        this.recipients = recipients;
        this.providers = providers;
        this.refusals = refusals;
    }

    /** One notification for each recipient. */
    public List<Notification> split(@Body EnrichedOrder order) {
        return recipients.split(order.enriched());
    }

    /** A {@link PlannedDelivery}, or the violations the provider would answer with. */
    public Object compose(@Body Notification notification, @Variable("order") EnrichedOrder order) {
        Account account = order.enriched().account();
        Provider provider = providers.get(account.provider());
        Composition composition = provider.compose(notification, account);
        return composition instanceof Composition.Composed composed
                ? planned(notification, account, provider, composed.payload())
                : composition;
    }

    private static PlannedDelivery planned(
            Notification notification, Account account, Provider provider, String payload) {
        return new PlannedDelivery(
                notification.deliveryId(),
                notification.recipient(),
                account.name(),
                account.provider(),
                account.sender(),
                notification.template().name(),
                notification.template().language(),
                payload,
                provider.longestReference(notification.order(), account));
    }

    /** A status no message stands for. */
    public Composition refuse(@Body Notification notification) {
        String message = "no WhatsApp message stands for the status " + notification.status();
        return new Composition.Refused(List.of(new Violation("/status", "status", message)));
    }

    /** The order with all its deliveries, or invalid if any of its payloads would be refused. */
    public Entry entry(
            @Body List<?> composed,
            @Variable("order") EnrichedOrder order,
            @Variable("candidate") Candidate candidate) {
        List<PlannedDelivery> deliveries = new ArrayList<>();
        Set<Violation> violations = new LinkedHashSet<>();
        for (Object part : composed) {
            if (part instanceof PlannedDelivery delivery) {
                deliveries.add(delivery);
            } else if (part instanceof Composition.Refused refused) {
                violations.addAll(refused.violations());
            } else if (part instanceof Entry.Invalid invalid) {
                return invalid;
            } else {
                throw new IllegalStateException("not a composition: " + part.getClass());
            }
        }
        Reading.Valid reading = order.order().reading();
        return violations.isEmpty()
                ? new Entry.Valid(
                        candidate.origin(),
                        candidate.index(),
                        reading.order(),
                        reading.contentJson(),
                        reading.contentHash(),
                        deliveries)
                : refusals.order(candidate, List.copyOf(violations));
    }
}
