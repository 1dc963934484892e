package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/** A postal address of an importer; the providers call for line 1, city, country code (ISO alpha-2) and postal code. */
public record Address(
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String zoneCode,
        @Nullable String countryCode,
        @Nullable String postalCode) {}
