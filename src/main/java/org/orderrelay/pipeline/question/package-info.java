/** Requests beside the messages: how a payment stands, what became of a template. */
@NullMarked
package org.orderrelay.pipeline.question;

import org.jspecify.annotations.NullMarked;
