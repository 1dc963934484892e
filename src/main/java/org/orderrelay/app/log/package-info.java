/** How log lines look: as text or as JSON, with phone numbers masked. Named by {@code logback.xml}. */
@NullMarked
package org.orderrelay.app.log;

import org.jspecify.annotations.NullMarked;
