package org.orderrelay.account;

import org.jspecify.annotations.Nullable;

/** The account's payment settings, used where an order brings none of its own. */
public record PaymentDefaults(
        @Nullable String type, @Nullable String configuration) {
    public static final PaymentDefaults NONE = new PaymentDefaults(null, null);
}
