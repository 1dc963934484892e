/**
 * How the providers are told to behave: per account, per recipient, by rate.
 */
@NullMarked
package org.orderrelay.sandbox.conduct;

import org.jspecify.annotations.NullMarked;
