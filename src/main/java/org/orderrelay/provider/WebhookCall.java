package org.orderrelay.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider at our door.
 *
 * @param method {@code GET} or {@code POST}
 * @param secret the path part after the account; null if there was none. Never logged
 * @param headers names in lower case
 * @param query query parameters
 * @param body the raw bytes, as signed
 */
@SuppressWarnings("ArrayRecordComponent") // one request, one owner: 3 MB are not copied for equality nobody asks for
public record WebhookCall(
        String method, @Nullable String secret, Map<String, String> headers, Map<String, String> query, byte[] body) {
    public WebhookCall {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /** Only what it is: path, headers and body carry secrets and customers. */
    @Override
    public String toString() {
        return "WebhookCall[" + method + ", " + body.length + " bytes]";
    }
}
