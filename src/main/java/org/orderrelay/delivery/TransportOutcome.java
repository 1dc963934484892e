package org.orderrelay.delivery;

/**
 * A call that got no answer, and what that means (facts 5.4, design section 3): what failed before the request was
 * written surely did not leave; what failed after it may have.
 */
public enum TransportOutcome {
    CONNECT_REFUSED("connect-refused", false, "The provider refused the connection. It is tried again."),
    DNS("dns", false, "The provider's host name was not found; check base-url and DNS. It is tried again."),
    TLS("tls", false, "No secure connection could be agreed; check certificates and clock. It is tried again."),
    CONNECT_TIMEOUT("connect-timeout", false, "The provider could not be reached in time. It is tried again."),
    POOL_TIMEOUT("pool-timeout", false, "No connection of the pool became free in time. It is tried again."),
    READ_TIMEOUT("timeout", true, "No answer came in time; the message may have left. Look it up and resolve it."),
    CONNECTION_LOST(
            "connection-lost", true, "The connection broke after the request; it may have left. Look up and resolve.");

    private final String code;
    private final boolean maybeSent;
    private final String reason;

    TransportOutcome(String code, boolean maybeSent, String reason) {
        this.code = code;
        this.maybeSent = maybeSent;
        this.reason = reason;
    }

    /** Retry if the request surely did not leave, else unknown. */
    public Outcome outcome() {
        return maybeSent ? new Outcome.Unknown(code, reason) : new Outcome.Retry(code, reason, null);
    }
}
