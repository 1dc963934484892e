package org.orderrelay.pipeline.rest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Camel's consumer behind the gate. The place a request got there is kept until its route has ended and the answer is
 * written. An endpoint that says {@code useBodyHandler=false} gets the body as a stream.
 */
public final class RestConsumer extends VertxPlatformHttpConsumer {
    /** Where these endpoints lie. */
    public static final String PATH = "/v1/";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RestGate gate;
    private final String routerName;

    /** @param router name of the router the endpoint is served by */
    public RestConsumer(PlatformHttpEndpoint endpoint, Processor processor, String router, RestGate gate) {
        super(endpoint, processor, List.of(), router);
        this.gate = gate;
        this.routerName = router;
    }

    @Override
    protected void doStart() throws Exception {
        CamelContext camel = getEndpoint().getCamelContext();
        gate.install(VertxPlatformHttpRouter.lookup(camel, routerName), camel::isStarted);
        super.doStart();
    }

    @Override
    protected Future<Void> populateCamelMessage(RoutingContext context, Exchange exchange, Message message) {
        InHand.Place place = RestGate.placeOf(context);
        if (place != null) {
            place.takeOver();
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange ended) {
                    place.release();
                    if (!context.request().isEnded()) {
                        GateAnswer.drop(context);
                    }
                }
            });
        }
        Future<Void> populated = super.populateCamelMessage(context, exchange, message);
        if (!getEndpoint().isUseBodyHandler()) {
            message.setBody(new BodyStream(context.request(), PATIENCE));
        }
        return populated;
    }
}
