package org.orderrelay.pipeline.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Act;

/**
 * Something a person wants done, as it came: who asks, and with which fields.
 *
 * @param requestKey the {@code Idempotency-Key}; null without one
 * @param fields the JSON object of the body
 */
public record DeedRequest(Client client, @Nullable String requestKey, Map<?, ?> fields) {
    Act act(String reason) {
        return new Act(client.name(), reason, requestKey);
    }
}
