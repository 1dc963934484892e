package org.orderrelay.pipeline.webhook;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.jspecify.annotations.Nullable;
import org.orderrelay.provider.WebhookCall;

/**
 * The HTTP request of a webhook becomes a {@link ReceivedWebhook}, and nothing of it a header of the exchange: the path
 * may hold a secret. Of headers and parameters only the named ones are looked at; one that is there twice counts as none,
 * since nobody knows which of the two somebody else has checked.
 *
 * <p>The body is read on the event loop, so that a slow sender holds no thread, and kept as it is on the wire. Camel's own
 * way would take a body apart that calls itself a form.
 */
final class WebhookConsumer extends VertxPlatformHttpConsumer {
    private static final List<String> HEADERS =
            List.of("x-hub-signature-256", "x-signature-256", "authorization", "content-type");
    private static final List<String> PARAMETERS = List.of("hub.mode", "hub.challenge", "hub.verify_token");

    WebhookConsumer(PlatformHttpEndpoint endpoint, Processor processor, String router) {
        super(endpoint, processor, List.of(), router);
    }

    @Override
    protected Future<Void> populateCamelMessage(RoutingContext context, Exchange exchange, Message message) {
        return RawBody.of(context.request())
                .map(body -> received(context, body))
                .onSuccess(message::setBody)
                .mapEmpty();
    }

    private static ReceivedWebhook received(RoutingContext context, RawBody body) {
        HttpServerRequest request = context.request();
        byte[] bytes = body.bytes();
        WebhookCall call = bytes == null
                ? null
                : new WebhookCall(
                        request.method().name(),
                        part(context, "secret"),
                        single(request.headers(), HEADERS),
                        single(context.queryParams(), PARAMETERS),
                        bytes);
        return new ReceivedWebhook(
                String.valueOf(part(context, "provider")), String.valueOf(part(context, "account")), call);
    }

    private static @Nullable String part(RoutingContext context, String name) {
        return context.pathParam(name);
    }

    private static Map<String, String> single(MultiMap values, List<String> names) {
        Map<String, String> single = new HashMap<>();
        for (String name : names) {
            List<String> all = values.getAll(name);
            if (all.size() == 1) {
                single.put(name, all.get(0));
            }
        }
        return single;
    }
}
