package org.orderrelay.app;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.orderrelay.pipeline.rest.RestGate;

/** The HTTP server listens before any route is loaded: the gate stands there from the beginning. */
final class GateFirst extends MainListenerSupport {
    private final int port;

    /** @param port of the REST API */
    GateFirst(int port) {
        this.port = port;
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        CamelContext camel = main.getCamelContext();
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(camel, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        RestGate gate = camel.getRegistry().findSingleByType(RestGate.class);
        if (router != null && gate != null) {
            gate.install(router, camel::isStarted);
        }
    }
}
