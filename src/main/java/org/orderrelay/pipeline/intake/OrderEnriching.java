package org.orderrelay.pipeline.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.enrich.Enrichment;
import org.orderrelay.intake.Reading;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The enriching step: contact, account and template, or the reasons why there are none. */
public final class OrderEnriching {
    private static final Logger LOG = LoggerFactory.getLogger(OrderEnriching.class);

    private final Enricher enricher;
    private final Function<String, Optional<String>> accountOf;
    private final Refusals refusals;
    /** Accounts of invoices on their way to the ledger: a later status may stand in the same batch. */
    private final Map<String, String> recent = Collections.synchronizedMap(new Recent());

    /** @param accountOf the account an order already stays with, by reference */
    public OrderEnriching(Enricher enricher, Function<String, Optional<String>> accountOf, Refusals refusals) {
        this.enricher = enricher;
        this.accountOf = accountOf;
        this.refusals = refusals;
    }

    /** An {@link EnrichedOrder}, the entry of a refused or a waiting one, or {@link Postponed} while the ledger is away. */
    public Object enrich(@Body ValidOrder valid, @Variable("candidate") Candidate candidate) {
        Order order = valid.reading().order();
        Optional<String> account;
        try {
            account = stays(order);
        } catch (RuntimeException e) {
            LOG.warn("The account of an order cannot be looked up: {}", e.getMessage());
            return new Postponed("the ledger cannot be asked");
        }
        Enrichment enrichment = enricher.enrich(order, valid.origin().source(), account);
        if (enrichment instanceof Enrichment.Enriched enriched) {
            if (order.status() == OrderStatus.PENDING) {
                recent.put(order.referenceId(), enriched.account().name());
            }
            return new EnrichedOrder(valid, enriched);
        }
        return enrichment instanceof Enrichment.Waiting waiting
                ? waiting(valid, waiting.reason())
                : refusals.order(candidate, ((Enrichment.Refused) enrichment).violations());
    }

    private static Entry.Waiting waiting(ValidOrder valid, String reason) {
        Reading.Valid reading = valid.reading();
        return new Entry.Waiting(
                new Entry.Valid(
                        valid.origin(),
                        valid.index(),
                        reading.order(),
                        reading.contentJson(),
                        reading.contentHash(),
                        List.of()),
                reason);
    }

    /** An invoice begins an order; only what follows it has an account to stay with, and only that is looked up. */
    private Optional<String> stays(Order order) {
        if (order.status() == OrderStatus.PENDING) {
            return Optional.empty();
        }
        return accountOf.apply(order.referenceId()).or(() -> Optional.ofNullable(recent.get(order.referenceId())));
    }

    /** Forgets the oldest. */
    private static final class Recent extends LinkedHashMap<String, String> {
        private static final int MOST = 10_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    }
}
