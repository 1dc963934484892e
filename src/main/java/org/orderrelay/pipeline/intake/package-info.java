/** The beans of the routes that turn documents into ledger entries. */
@NullMarked
package org.orderrelay.pipeline.intake;

import org.jspecify.annotations.NullMarked;
