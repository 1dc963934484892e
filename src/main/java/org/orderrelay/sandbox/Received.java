package org.orderrelay.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A provider's call as the sandbox understood it; what could not be read is null.
 *
 * @param kind {@code order_details} or {@code order_status}
 * @param deliveryId the relay's correlation value
 * @param refusal what the provider answers of its own accord to a call that breaks its rules; null if it keeps them
 */
record Received(
        @Nullable String recipient,
        @Nullable String referenceId,
        @Nullable String kind,
        @Nullable String status,
        @Nullable String deliveryId,
        @Nullable Reply refusal) {

    static Received refused(Reply reply) {
        return new Received(null, null, null, null, null, reply);
    }

    Received refusedWith(@Nullable Reply reply) {
        return new Received(recipient, referenceId, kind, status, deliveryId, reply);
    }
}
