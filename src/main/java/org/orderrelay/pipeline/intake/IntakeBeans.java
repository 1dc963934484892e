package org.orderrelay.pipeline.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.Predicate;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.enrich.RecipientSplit;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.notification.DeliveryIds;
import org.orderrelay.provider.Providers;

/**
 * The beans that routes 20 to 43 name, under the names they use.
 *
 * @param forms how the documents of each source are read
 * @param accountOf the account an order already stays with, by reference
 */
public record IntakeBeans(
        Clock clock,
        SourceForms forms,
        Enricher enricher,
        Providers providers,
        Function<String, Optional<String>> accountOf) {

    /**
     * Of sources with the canonical form.
     *
     * @param imageHosts hosts that images may be linked from; {@code *} is any
     */
    public IntakeBeans(
            Clock clock,
            List<String> imageHosts,
            Enricher enricher,
            Providers providers,
            Function<String, Optional<String>> accountOf) {
        this(clock, SourceForms.canonical(new CanonicalOrders(clock, imageHosts)), enricher, providers, accountOf);
    }

    /** Hands out every bean with its name. */
    public void bindTo(BiConsumer<String, Object> registry) {
        CompiledPaths.keep();
        JsonDocuments documents = new JsonDocuments();
        Refusals refusals = new Refusals(documents);
        RecipientSplit recipients = new RecipientSplit(new DeliveryIds(clock));
        registry.accept("orderJson", documents.mapper());
        registry.accept("refusals", refusals);
        registry.accept("documentOpening", new DocumentOpening(forms));
        registry.accept("entryList", new EntryList());
        registry.accept("orderReading", new OrderReading(forms, refusals));
        registry.accept("orderEnriching", new OrderEnriching(enricher, accountOf, refusals));
        registry.accept("waitingOrders", new WaitingOrders(documents.mapper()));
        registry.accept("composing", new Composing(recipients, providers, refusals));
        // predicates by reference: "is" of the simple language looks its class up on every message
        registry.accept("isValid", bodyIs(ValidOrder.class));
        registry.accept("isEnriched", bodyIs(EnrichedOrder.class));
    }

    private static Predicate bodyIs(Class<?> type) {
        return exchange -> type.isInstance(exchange.getMessage().getBody());
    }
}
