package org.orderrelay.sandbox.state;

/** What becomes of a status (S2, facts 2.4). */
public enum Move {
    LEGAL(0),
    /** "New order status was not correctly transitioned"; also if no order details came before. */
    ILLEGAL(2046),
    /** "Could not change order status to 'canceled'": there is a payment. */
    CANCEL_REFUSED(2047);

    private final int code;

    Move(int code) {
        this.code = code;
    }

    /** WhatsApp's code; 0 for a legal one. */
    public int code() {
        return code;
    }
}
