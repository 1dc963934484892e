/** The outbox component, and the beans around one call. */
@NullMarked
package org.orderrelay.pipeline.outbox;

import org.jspecify.annotations.NullMarked;
