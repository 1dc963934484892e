package org.orderrelay.order;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the customer pays, where it differs from the account's own payment settings.
 *
 * @param type the provider's word: {@code upi}, {@code UPI_PAYU}, …
 * @param configuration name of the payment configuration at the provider, at most 60 characters
 * @param callbackData returned by Infobip in payment notifications
 * @param notes key and value pairs for Razorpay
 * @param extras further fields of a gateway ({@code receipt}, {@code udf1}, …)
 */
public record Payment(
        @Nullable String type,
        @Nullable String configuration,
        @Nullable String productDescription,
        List<String> callbackData,
        Map<String, String> notes,
        @Nullable String link,
        @Nullable String gateway,
        Map<String, String> extras) {
    public static final Payment NONE = new Payment(null, null, null, List.of(), Map.of(), null, null, Map.of());

    public Payment {
        callbackData = List.copyOf(callbackData);
        notes = Map.copyOf(notes);
        extras = Map.copyOf(extras);
    }
}
