/**
 * Meta's WhatsApp Cloud API.
 */
@NullMarked
package org.orderrelay.provider.meta;

import org.jspecify.annotations.NullMarked;
