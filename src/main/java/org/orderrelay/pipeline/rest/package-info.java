/** The HTTP edge: who calls, what is answered. */
@NullMarked
package org.orderrelay.pipeline.rest;

import org.jspecify.annotations.NullMarked;
