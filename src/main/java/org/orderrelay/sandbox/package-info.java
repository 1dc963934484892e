/**
 * The providers' contract, simulated over HTTP, with an append-only log of what was accepted.
 */
@NullMarked
package org.orderrelay.sandbox;

import org.jspecify.annotations.NullMarked;
