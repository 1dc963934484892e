package org.orderrelay.pipeline.rest;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Answers of the HTTP server itself, for what no route takes: problems like everybody else's, and nothing in the log for
 * what only the caller did wrong.
 */
public final class EdgeProblems {
    private EdgeProblems() {}

    /**
     * Makes a started context's server on this port answer so.
     *
     * @throws IllegalStateException if it has none
     */
    public static void answerAt(CamelContext context, int port) {
        VertxPlatformHttpRouter routes =
                VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        Handler<HttpServerRequest> door =
                routes == null ? null : routes.getServer().getServer().requestHandler();
        if (!(door instanceof Router router)) {
            throw new IllegalStateException("no HTTP server of Camel's on port " + port);
        }
        answer(router, 404, "not-found", "There is nothing at this address; check the path");
        answer(router, 405, "method-not-allowed", "The address is right, the method is not");
        answer(router, 413, "too-large", "The body is larger than anything here takes; send less at once");
    }

    private static void answer(Router router, int status, String title, String detail) {
        String text = ApiJson.write(Problems.members(status, title, detail));
        router.errorHandler(status, context -> write(context, status, text));
    }

    private static void write(RoutingContext context, int status, String text) {
        HttpServerResponse response = context.response();
        if (!response.ended()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(text);
        }
    }
}
