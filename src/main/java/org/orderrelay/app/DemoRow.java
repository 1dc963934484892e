package org.orderrelay.app;

import org.jspecify.annotations.Nullable;

/**
 * One line of the demo's table.
 *
 * @param deliveryId null where nothing was to be delivered
 * @param outcome {@code accepted}, {@code accepted (retried)}, {@code dead WA400}, {@code duplicate}, {@code invalid: sum}
 */
record DemoRow(
        String source,
        String reference,
        String status,
        String provider,
        String outcome,
        @Nullable String deliveryId) {
    /** What a sample is expected to be: everything but the provider. */
    String expectation() {
        return String.join(",", source, reference, status, outcome);
    }
}
