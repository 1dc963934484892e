/**
 * A provider account as an operator configured it: where to call, as whom, how fast, how often again.
 */
@NullMarked
package org.orderrelay.account;

import org.jspecify.annotations.NullMarked;
