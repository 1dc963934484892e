/**
 * Events on their way to whoever listens: delayed, repeated, reordered, signed.
 */
@NullMarked
package org.orderrelay.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
