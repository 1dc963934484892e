/** Customers that are looked up over HTTP. */
@NullMarked
package org.orderrelay.pipeline.contact;

import org.jspecify.annotations.NullMarked;
