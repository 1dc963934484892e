package org.orderrelay.sandbox.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** A call as it came in, its body complete. */
public record Incoming(HttpServerRequest request, Buffer body) {
    public String method() {
        return request.method().name();
    }

    /** Undecoded, without the query. */
    public String path() {
        return request.path();
    }

    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /** A parameter of the query, decoded. */
    public @Nullable String parameter(String name) {
        return request.getParam(name);
    }

    /** Whether the body is said to be JSON. */
    public boolean saysJson() {
        String type = header("Content-Type");
        return type != null && type.startsWith("application/json");
    }
}
