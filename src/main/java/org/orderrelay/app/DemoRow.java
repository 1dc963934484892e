package org.orderrelay.app;

/**
 * One line of the demo's table.
 *
 * @param outcome {@code accepted}, {@code accepted (retried)}, {@code dead WA400}, {@code duplicate}, {@code invalid: sum}
 */
record DemoRow(String source, String reference, String status, String provider, String outcome) {
    /** What a sample is expected to be: everything but the provider. */
    String expectation() {
        return String.join(",", source, reference, status, outcome);
    }
}
