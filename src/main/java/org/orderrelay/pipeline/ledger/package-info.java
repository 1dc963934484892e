/** What the routes take from the ledger: publications to send, files whose result can be written, webhooks to apply. */
@NullMarked
package org.orderrelay.pipeline.ledger;

import org.jspecify.annotations.NullMarked;
