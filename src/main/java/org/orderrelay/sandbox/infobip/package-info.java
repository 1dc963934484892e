/**
 * Infobip, simulated.
 */
@NullMarked
package org.orderrelay.sandbox.infobip;

import org.jspecify.annotations.NullMarked;
