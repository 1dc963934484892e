package org.orderrelay.account;

import org.jspecify.annotations.Nullable;

/**
 * Who imports an account's goods and where they come from, for items that do not say so themselves: Kaleyra wants it
 * with every item (facts 1.6), and a shop that sells its own goods has one answer to it.
 *
 * @param countryOfOrigin ISO alpha-2
 * @param name importer
 * @param addressLine1 of the importer, like the rest
 * @param zoneCode state or region
 * @param countryCode ISO alpha-2
 */
public record ImporterDefaults(
        @Nullable String countryOfOrigin,
        @Nullable String name,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String zoneCode,
        @Nullable String countryCode,
        @Nullable String postalCode) {
    /** Nothing is filled in. */
    public static final ImporterDefaults NONE = new ImporterDefaults(null, null, null, null, null, null, null, null);

    /** Whether there is an address. */
    public boolean hasAddress() {
        return addressLine1 != null;
    }
}
