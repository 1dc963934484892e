package org.orderrelay.pipeline.contact;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.provider.HttpRequest;

/** The way of a look-up through its route. A route that does not run is a silence. */
public final class ContactRoute implements Function<HttpRequest, Reply> {
    /** Where its requests go; the route that consumes it makes the call. */
    public static final String CHANNEL = "direct:contact-questions";

    private final Supplier<CamelContext> context;
    private volatile @Nullable ProducerTemplate template;

    /** @param context asked for with the first request, since the beans are made before Camel */
    public ContactRoute(Supplier<CamelContext> context) {
        this.context = context;
    }

    @Override
    public Reply apply(HttpRequest request) {
        try {
            return template().requestBody(CHANNEL, request, Reply.class);
        } catch (CamelExecutionException | IllegalStateException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return new Reply.Silence(reason.getClass().getSimpleName());
        }
    }

    private ProducerTemplate template() {
        ProducerTemplate made = template;
        if (made == null) {
            made = context.get().createProducerTemplate();
            template = made;
        }
        return made;
    }
}
