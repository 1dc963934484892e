package org.orderrelay.enrich;

import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Phone;

/**
 * What is known of a customer besides the order.
 *
 * @param id the ERP's customer number
 * @param locale language of the templates, {@code en_US}
 */
public record Contact(
        String id,
        @Nullable Phone phone,
        @Nullable String name,
        @Nullable String locale) {}
