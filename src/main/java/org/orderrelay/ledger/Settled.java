package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;

/**
 * Where a settlement left its delivery.
 *
 * @param applied false if the fence refused it
 * @param nextAttemptAt when it is tried again; null unless queued
 */
public record Settled(
        String deliveryId,
        boolean applied,
        DeliveryState state,
        @Nullable Instant nextAttemptAt) {}
