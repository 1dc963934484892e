package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/**
 * Who the order is for, as far as the ERP said so. Whatever is missing may come from the contacts.
 *
 * @param id the ERP's customer number, the key of {@code contacts.csv}
 * @param phone where WhatsApp reaches the customer
 * @param locale language of the template, {@code en_US}
 */
public record Customer(
        @Nullable String id,
        @Nullable Phone phone,
        @Nullable String name,
        @Nullable String email,
        @Nullable String locale) {
    public static final Customer UNKNOWN = new Customer(null, null, null, null, null);
}
