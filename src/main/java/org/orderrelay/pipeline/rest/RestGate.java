package org.orderrelay.pipeline.rest;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.JsonDocuments;

/**
 * Everything below {@code /v1/} passes here first, on the event loop and before a byte of the body is kept: who calls,
 * how often, how much, and whether there is room. What a client may do is decided behind it, by its roles.
 */
public final class RestGate implements Handler<RoutingContext> {
    static final String PLACE = InHand.Place.class.getName();
    private static final String NAME = "rest-gate";
    private static final int FIRST = -1_000;
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    /** What an upload has in hand: a batch and what is on its way. */
    private static final long UPLOAD = 4L * JsonDocuments.MOST_BYTES;

    private static final int UPLOADS = 4;
    /** A body of at most 1 MB takes no longer, even on a bad line. */
    private static final long SLOWEST_MILLIS = 30_000;

    private final Clients clients;
    private final Rates rates;
    private final InHand all;
    private final InHand uploads;

    /**
     * Makes the gate.
     *
     * @param all bounds of all requests
     * @param uploads bounds of those that come line by line, each of which keeps a thread busy
     */
    RestGate(Clients clients, Rates rates, InHand all, InHand uploads) {
        this.clients = clients;
        this.rates = rates;
        this.all = all;
        this.uploads = uploads;
    }

    /**
     * A gate by the clock of this machine.
     *
     * @param all bounds of all requests but uploads, of which there are at most four at once
     */
    public static RestGate of(Clients clients, InHand all) {
        return new RestGate(clients, new Rates(TimeMeter.SYSTEM_NANOTIME), all, new InHand(UPLOADS, UPLOADS * UPLOAD));
    }

    /**
     * Puts the gate before the routes, once.
     *
     * @param open whether every route is there. While some are not yet, or not any more, all of the server answers 503: a 404
     *     would tell a caller to give up
     */
    public void install(Router router, BooleanSupplier open) {
        synchronized (router) {
            if (router.getRoutes().stream().noneMatch(route -> NAME.equals(route.getName()))) {
                router.route().order(FIRST - 1).handler(context -> {
                    if (open.getAsBoolean()) {
                        context.next();
                    } else {
                        GateAnswer.write(context, closed());
                    }
                });
                router.route("/v1/*").order(FIRST).setName(NAME).handler(this);
            }
        }
    }

    private static Problem closed() {
        return new Problem(503, "starting", "The relay is starting or stopping; send the same again");
    }

    @Override
    public void handle(RoutingContext context) {
        try {
            InHand.Place place = admit(context.request());
            context.put(PLACE, place);
            context.addEndHandler(end -> place.leave());
        } catch (Problem problem) {
            GateAnswer.write(context, problem);
            return;
        }
        watch(context);
        if ("100-continue".equalsIgnoreCase(context.request().getHeader("Expect"))) {
            context.response().writeContinue();
        }
        context.next();
    }

    private InHand.Place admit(HttpServerRequest request) {
        Client client = clients.find(request.getHeader("Authorization"), request.getHeader("X-API-Key"))
                .orElseThrow(Clients::unknown);
        long seconds = rates.secondsToWait(client);
        if (seconds > 0) {
            throw new Problem(
                            429,
                            "too-many-requests",
                            "This client calls more often than it may; wait " + seconds + " s")
                    .retryAfter(seconds);
        }
        MediaType type = MediaType.of(request.getHeader("Content-Type"));
        if (type == MediaType.OTHER && WITH_BODY.contains(request.method())) {
            throw unsupported();
        }
        InHand.Place place = type == MediaType.LINES ? uploads.take(UPLOAD) : all.take(body(request));
        if (place == null) {
            throw new Problem(503, "busy", "The relay has as many requests in hand as it takes; send the same again");
        }
        return place;
    }

    static Problem unsupported() {
        return new Problem(
                415,
                "unsupported-media-type",
                "Send Content-Type: application/json; orders may also come as application/x-ndjson");
    }

    /** Bytes to make room for: as declared, or as many as there may be. */
    private static long body(HttpServerRequest request) {
        long declared = length(request);
        if (declared > JsonDocuments.MOST_BYTES) {
            throw new Problem(
                    413,
                    "too-large",
                    "At most " + JsonDocuments.MOST_BYTES + " bytes a request; send less at once, or line by line");
        }
        boolean open = declared < 0 && WITH_BODY.contains(request.method());
        return open ? JsonDocuments.MOST_BYTES : Math.max(0, declared);
    }

    private static long length(HttpServerRequest request) {
        String header = request.getHeader("Content-Length");
        return header == null ? -1 : Long.parseLong(header);
    }

    /** A body that does not come is not waited for; an upload has a limit of its own, from chunk to chunk. */
    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded() || MediaType.of(request.getHeader("Content-Type")) == MediaType.LINES) {
            return;
        }
        long timer = context.vertx().setTimer(SLOWEST_MILLIS, late -> {
            Problem slow =
                    new Problem(408, "too-slow", "The body did not come within " + SLOWEST_MILLIS / 1_000 + " s");
            GateAnswer.write(context, slow);
        });
        request.end().onComplete(end -> context.vertx().cancelTimer(timer));
    }

    /** The place of a request that came through the gate. */
    static InHand.@Nullable Place placeOf(RoutingContext context) {
        return context.get(PLACE);
    }
}
