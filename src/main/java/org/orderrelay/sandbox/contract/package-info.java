/**
 * What the simulated providers have in common: the calls they take, the answers they give, the events they report.
 */
@NullMarked
package org.orderrelay.sandbox.contract;

import org.jspecify.annotations.NullMarked;
