/** The batching JMS source, and the JMS side of publications. */
@NullMarked
package org.orderrelay.pipeline.jms;

import org.jspecify.annotations.NullMarked;
