/**
 * Start-up: command line, configuration files, wiring.
 */
@NullMarked
package org.orderrelay.app;

import org.jspecify.annotations.NullMarked;
