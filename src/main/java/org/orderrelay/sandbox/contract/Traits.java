package org.orderrelay.sandbox.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What some messages have besides.
 *
 * @param template name of the template; null for a session message
 * @param amount total of an order details in minor units
 * @param ownId the message id the caller chose (Infobip)
 * @param notifyUrl where the caller wants the reports of this message (Infobip)
 * @param echo what the provider's events give back; read by the provider alone
 */
public record Traits(
        @Nullable String template,
        @Nullable String language,
        long amount,
        @Nullable String currency,
        @Nullable String ownId,
        @Nullable String notifyUrl,
        JsonNode echo) {
    public static final Traits NONE = new Traits(null, null, 0, null, null, null, MissingNode.getInstance());
}
