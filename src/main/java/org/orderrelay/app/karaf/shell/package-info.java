/** The commands of Karaf's shell: {@code order-relay:status} and its neighbours. */
@NullMarked
package org.orderrelay.app.karaf.shell;

import org.jspecify.annotations.NullMarked;
