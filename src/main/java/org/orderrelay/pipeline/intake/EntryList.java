package org.orderrelay.pipeline.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Gathers what the parts of a split came to, in order: single results and lists of results alike. */
public final class EntryList implements AggregationStrategy {
    @Override
    @SuppressWarnings("unchecked") // the list is this strategy's own
    public Exchange aggregate(@Nullable Exchange gathered, Exchange part) {
        List<Object> results =
                gathered == null ? new ArrayList<>() : gathered.getMessage().getBody(List.class);
        Object body = part.getMessage().getBody();
        if (body instanceof Collection<?> several) {
            results.addAll(several);
        } else {
            results.add(body);
        }
        Exchange carrier = gathered == null ? part : gathered;
        carrier.getMessage().setBody(results);
        return carrier;
    }
}
