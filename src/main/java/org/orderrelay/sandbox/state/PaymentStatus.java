package org.orderrelay.sandbox.state;

/** How the payment of an order stands. */
public enum PaymentStatus {
    /** Nobody tried yet. */
    NEW,
    PENDING,
    CAPTURED,
    /** The last try failed; the customer may try again. */
    FAILED
}
