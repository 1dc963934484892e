package org.orderrelay.sandbox.whatsapp;

/** Whose reading of Meta's message object applies. */
public enum Dialect {
    /** As S0 and S1 put it: importer, retailer id, payment configuration and every amount are mandatory. */
    KALEYRA,
    /** As Meta's own pages put it (facts 2.1, 2.2). */
    META
}
