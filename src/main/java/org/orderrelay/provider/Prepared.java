package org.orderrelay.provider;

import java.net.URI;
import java.util.Map;

/** A call made ready, or the reason not to make it. */
public sealed interface Prepared {
    /**
     * An HTTP POST.
     *
     * @param uri complete, without credentials
     * @param headers complete, with credentials: never logged
     * @param body the bytes to send, as text in UTF-8
     */
    record Request(URI uri, Map<String, String> headers, String body) implements Prepared {
        /** Only where it goes: headers carry credentials, the body a customer. */
        @Override
        public String toString() {
            return "POST to " + uri.getHost();
        }
    }

    /** The invoice has expired, or has less left than the provider's minimum: dead with code {@code expired}. */
    record Expired(String reason) implements Prepared {}
}
