package org.orderrelay.pipeline.rest;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * An allow-list for headers (and query parameters, which arrive as headers): what is not named never enters a route, in
 * whatever casing it is spelt. This closes header injection ({@code CAmelHttpUri} and its kin) by construction.
 */
public final class EdgeHeaders implements HeaderFilterStrategy {
    private final Set<String> in;
    private final Set<String> out;

    /**
     * Makes the lists; names in lower case.
     *
     * @param in names that may enter a route
     * @param out names that may leave it
     */
    public EdgeHeaders(Set<String> in, Set<String> out) {
        this.in = Set.copyOf(in);
        this.out = Set.copyOf(out);
    }

    /** What the REST routes read and write. */
    public static EdgeHeaders rest() {
        return new EdgeHeaders(
                Set.of(
                        "authorization",
                        "x-api-key",
                        "content-type",
                        "idempotency-key",
                        "traceparent",
                        "reference_id",
                        "id",
                        "name",
                        "receipt",
                        "since",
                        "until",
                        "state",
                        "account",
                        "code",
                        "limit",
                        "cursor"),
                Set.of(
                        "content-type",
                        "cache-control",
                        "retry-after",
                        "www-authenticate",
                        "x-content-type-options",
                        "content-security-policy",
                        "location",
                        "referrer-policy"));
    }

    /** A webhook's headers are read off the request itself, by name; nothing of it becomes a header of the route. */
    public static EdgeHeaders webhooks() {
        return new EdgeHeaders(
                Set.of(), Set.of("content-type", "cache-control", "retry-after", "x-content-type-options"));
    }

    /** Sent to a provider: what the provider's request names. Taken back: nothing but what classifies the answer. */
    public static EdgeHeaders provider() {
        return new EdgeHeaders(
                Set.of("retry-after", "content-type"),
                Set.of("content-type", "accept", "cache-control", "api-key", "authorization"));
    }

    /** Sent to the ERP's queues: the stable id only. */
    public static EdgeHeaders publications() {
        return new EdgeHeaders(Set.of(), Set.of("outcomeid"));
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !out.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !in.contains(name.toLowerCase(Locale.ROOT));
    }
}
