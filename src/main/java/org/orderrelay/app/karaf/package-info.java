/** The relay as one bundle of Apache Karaf: started and stopped with it, extended by other bundles. */
@NullMarked
package org.orderrelay.app.karaf;

import org.jspecify.annotations.NullMarked;
