package org.orderrelay.pipeline.webhook;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.orderrelay.pipeline.rest.RestConsumer;
import org.orderrelay.pipeline.rest.RestGate;

/**
 * Camel's HTTP engine with consumers of our own: the REST API lies behind its gate, if there is one, and a webhook's body
 * must not be touched before it is verified. All other endpoints are Camel's.
 */
public final class WebhookEngine extends VertxPlatformHttpEngine {
    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        String router = VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort());
        RestGate gate = getCamelContext().getRegistry().findSingleByType(RestGate.class);
        if (gate != null && endpoint.getPath().startsWith(RestConsumer.PATH)) {
            return new RestConsumer(endpoint, processor, router, gate);
        }
        return endpoint.isUseBodyHandler()
                ? super.createConsumer(endpoint, processor)
                : new WebhookConsumer(endpoint, processor, router);
    }
}
