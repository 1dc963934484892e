/**
 * The durable memory of events, orders, deliveries, holds and files. Every write goes through group commit.
 */
@NullMarked
package org.orderrelay.ledger;

import org.jspecify.annotations.NullMarked;
