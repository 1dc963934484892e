package org.orderrelay.ledger;

import java.time.Instant;

/**
 * What a provider called back with, as it came.
 *
 * @param id order of arrival; zero until it is stored
 * @param body the raw body as text, at most 3 MB
 */
public record StoredWebhook(long id, String account, String provider, Instant receivedAt, String body) {
    /** Without the body: it speaks of customers. */
    @Override
    public String toString() {
        return "StoredWebhook[" + id + ", account=" + account + "]";
    }
}
