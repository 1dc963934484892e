/**
 * Meta's Cloud API, simulated.
 */
@NullMarked
package org.orderrelay.sandbox.meta;

import org.jspecify.annotations.NullMarked;
