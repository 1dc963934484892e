/**
 * What we owe a customer for one status of one order, and which moves between statuses are legal.
 */
@NullMarked
package org.orderrelay.notification;

import org.jspecify.annotations.NullMarked;
