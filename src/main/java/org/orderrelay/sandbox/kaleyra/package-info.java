/**
 * Kaleyra v2, simulated.
 */
@NullMarked
package org.orderrelay.sandbox.kaleyra;

import org.jspecify.annotations.NullMarked;
