/**
 * Kaleyra WhatsApp API v2.
 */
@NullMarked
package org.orderrelay.provider.kaleyra;

import org.jspecify.annotations.NullMarked;
