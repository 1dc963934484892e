package org.orderrelay.pipeline.webhook;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Camel's HTTP engine, with a consumer of our own behind each endpoint that says {@code useBodyHandler=false}: a webhook's
 * body must not be touched before it is verified. All other endpoints are Camel's.
 */
public final class WebhookEngine extends VertxPlatformHttpEngine {
    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return endpoint.isUseBodyHandler()
                ? super.createConsumer(endpoint, processor)
                : new WebhookConsumer(
                        endpoint, processor, VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort()));
    }
}
