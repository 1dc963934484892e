/**
 * Infobip's WhatsApp API: order details and order status as templates or inside the 24-hour window.
 */
@NullMarked
package org.orderrelay.provider.infobip;

import org.jspecify.annotations.NullMarked;
