/**
 * Documents become orders or violations.
 */
@NullMarked
package org.orderrelay.intake;

import org.jspecify.annotations.NullMarked;
