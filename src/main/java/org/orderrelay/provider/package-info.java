/**
 * The port every provider implements: compose a payload, read an answer.
 */
@NullMarked
package org.orderrelay.provider;

import org.jspecify.annotations.NullMarked;
