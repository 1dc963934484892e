package org.orderrelay.ledger.jdbc;

/** Gives the parts of {@link LedgerContract} their ledger. */
interface OnEngine {
    Room room();
}
