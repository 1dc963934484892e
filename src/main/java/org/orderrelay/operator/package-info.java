/** What people do to deliveries and accounts: the decisions, without HTTP and without SQL. */
@NullMarked
package org.orderrelay.operator;

import org.jspecify.annotations.NullMarked;
