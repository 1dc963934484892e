/** Traces, from the source over each call to the receipt, for whoever collects them by OTLP. Off unless configured. */
@NullMarked
package org.orderrelay.pipeline.trace;

import org.jspecify.annotations.NullMarked;
