/** The providers' way back: webhooks are verified on their raw bytes, stored, answered, and applied afterwards. */
@NullMarked
package org.orderrelay.pipeline.webhook;

import org.jspecify.annotations.NullMarked;
