/** A source's own shape: how its JSON or its CSV columns become the canonical order. */
@NullMarked
package org.orderrelay.intake.mapping;

import org.jspecify.annotations.NullMarked;
