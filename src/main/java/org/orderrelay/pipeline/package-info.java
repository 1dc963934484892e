/**
 * The only Camel code: components, beans of the routes, HTTP and REST edges.
 */
@NullMarked
package org.orderrelay.pipeline;

import org.jspecify.annotations.NullMarked;
