package org.orderrelay.pipeline.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the parts of a split came to, in order: single results and lists of results alike. The list travels in an
 * exchange of its own: a part whose failure was handled is marked as handled, and would end the whole route with it.
 */
public final class EntryList implements AggregationStrategy {
    @Override
    public Exchange aggregate(@Nullable Exchange gathered, Exchange part) {
        Exchange carrier = gathered == null ? carrier(part) : gathered;
        List<Object> results = results(carrier);
        if (part.getMessage().getBody() instanceof Collection<?> several) {
            results.addAll(several);
        } else {
            results.add(part.getMessage().getBody());
        }
        return carrier;
    }

    private static Exchange carrier(Exchange part) {
        Exchange carrier = new DefaultExchange(part);
        carrier.getMessage().setHeaders(part.getMessage().getHeaders());
        carrier.getMessage().setBody(new ArrayList<>());
        return carrier;
    }

    @SuppressWarnings("unchecked") // the list is this strategy's own
    private static List<Object> results(Exchange carrier) {
        return carrier.getMessage().getBody(List.class);
    }
}
