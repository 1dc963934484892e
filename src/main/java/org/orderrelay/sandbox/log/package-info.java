/**
 * The append-only log, the oracle of the tests, and its figures.
 */
@NullMarked
package org.orderrelay.sandbox.log;

import org.jspecify.annotations.NullMarked;
