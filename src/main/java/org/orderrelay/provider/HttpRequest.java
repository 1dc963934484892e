package org.orderrelay.provider;

import java.net.URI;
import java.util.Map;

/**
 * A request beside the messages: templates, look-ups.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri complete, without credentials
 * @param headers complete, with credentials: never logged
 * @param body UTF-8; empty with {@code GET}
 */
public record HttpRequest(String method, URI uri, Map<String, String> headers, String body) {
    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /** Only where it goes: headers carry credentials. */
    @Override
    public String toString() {
        return method + " to " + uri.getHost();
    }
}
