/**
 * What a provider's answer means: outcomes, code tables, retry times, states.
 */
@NullMarked
package org.orderrelay.delivery;

import org.jspecify.annotations.NullMarked;
