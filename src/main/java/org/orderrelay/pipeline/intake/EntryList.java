package org.orderrelay.pipeline.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the parts of a split came to, in order: single results and lists of results alike. The list travels on an
 * exchange of its own: a part whose failure was handled is marked so, and that mark would end the route behind the split.
 */
public final class EntryList implements AggregationStrategy {
    @Override
    @SuppressWarnings("unchecked") // the list is this strategy's own
    public Exchange aggregate(@Nullable Exchange gathered, Exchange part) {
        Exchange carrier = gathered == null ? carrier(part) : gathered;
        List<Object> results = carrier.getMessage().getBody(List.class);
        Object body = part.getMessage().getBody();
        if (body instanceof Collection<?> several) {
            results.addAll(several);
        } else {
            results.add(body);
        }
        return carrier;
    }

    private static Exchange carrier(Exchange part) {
        Exchange carrier = new DefaultExchange(part.getContext(), part.getPattern());
        carrier.getMessage().setBody(new ArrayList<>());
        return carrier;
    }
}
