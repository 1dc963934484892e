package org.orderrelay.sandbox.contract;

/** What may be wrong with a call that breaks no rule of form; each provider has its own words for it. */
public enum Trouble {
    /** The credential was revoked. */
    KEY_REVOKED,
    /** The account has run out of money. */
    BALANCE_LOW,
    /** More messages a second than the sender may send. */
    TOO_FAST,
    /** More messages to one recipient than WhatsApp allows: one in 6 s after a burst of 45. */
    PAIR_TOO_FAST,
    /** No such template in that language, or not approved. */
    TEMPLATE_UNKNOWN,
    TEMPLATE_PAUSED,
    TEMPLATE_DISABLED,
    /** The reference of an order details was used before. */
    REFERENCE_USED,
    /** The caller's own message id was used before. */
    MESSAGE_ID_USED,
    /** The customer has not written for 24 hours, and this is no template message. */
    WINDOW_CLOSED,
    /** The status is no legal move (2046). */
    MOVE_ILLEGAL,
    /** No cancel after a payment (2047). */
    CANCEL_REFUSED
}
