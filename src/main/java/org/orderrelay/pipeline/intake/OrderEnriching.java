package org.orderrelay.pipeline.intake;

import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.enrich.Enrichment;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;

/** The enriching step: contact, account and template, or the reasons why there are none. */
public final class OrderEnriching {
    private final Enricher enricher;
    private final Function<String, Optional<String>> accountOf;
    private final Refusals refusals;

    /** @param accountOf the account an order already stays with, by reference */
    public OrderEnriching(Enricher enricher, Function<String, Optional<String>> accountOf, Refusals refusals) {
        this.enricher = enricher;
        this.accountOf = accountOf;
        this.refusals = refusals;
    }

    /** An {@link EnrichedOrder}, or the entry of a refused one. */
    public Object enrich(@Body ValidOrder valid, @Variable("candidate") Candidate candidate) {
        Order order = valid.reading().order();
        // an invoice begins an order: only what follows it has an account to stay with, and only that is looked up
        Optional<String> account =
                order.status() == OrderStatus.PENDING ? Optional.empty() : accountOf.apply(order.referenceId());
        Enrichment enrichment = enricher.enrich(order, valid.origin().source(), account);
        if (enrichment instanceof Enrichment.Enriched enriched) {
            return new EnrichedOrder(valid, enriched);
        }
        return refusals.order(candidate, ((Enrichment.Refused) enrichment).violations());
    }
}
