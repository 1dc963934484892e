/**
 * WhatsApp's own message about an order, as it is the same for every provider that passes it on unchanged (facts 1.3,
 * 2.1, 2.2), and what their webhooks have in common. It knows no provider.
 */
@NullMarked
package org.orderrelay.provider.whatsapp;

import org.jspecify.annotations.NullMarked;
