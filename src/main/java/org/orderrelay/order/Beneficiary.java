package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/** Who receives shipped goods (Meta, facts 2.2); sent when the order has one, never demanded. */
public record Beneficiary(
        String name,
        String addressLine1,
        @Nullable String addressLine2,
        String city,
        String state,
        String country,
        String postalCode) {}
