/**
 * What the ERP says: the canonical order, its parts, and the reasons it may be invalid.
 */
@NullMarked
package org.orderrelay.order;

import org.jspecify.annotations.NullMarked;
