package org.orderrelay.ledger.jdbc;

/**
 * This process as the ledger knows it.
 *
 * @param id the same after every restart
 * @param startNo one more with every start, so that claims of an earlier one are recognised
 */
record Node(String id, long startNo) {}
