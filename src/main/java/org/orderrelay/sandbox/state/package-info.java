/**
 * What a simulated provider remembers: orders, payments, templates. Compact, so that millions fit.
 */
@NullMarked
package org.orderrelay.sandbox.state;

import org.jspecify.annotations.NullMarked;
