package org.orderrelay.ledger;

import java.time.Instant;

/**
 * How a payment configuration stands at its provider, as far as it told.
 *
 * @param status the provider's word; customers can pay with {@code Active} only
 * @param updatedAt when that was, by the provider's clock
 */
public record PaymentConfigurationView(String account, String configuration, String status, Instant updatedAt) {
    public boolean isActive() {
        return status.equalsIgnoreCase("Active");
    }
}
