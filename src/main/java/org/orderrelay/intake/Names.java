package org.orderrelay.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The field names of the canonical form (design section 6): the one list that JSON reading, the columns of a CSV file
 * and the canonical JSON share. A name that is not here is an unknown field.
 */
final class Names {
    /** Fields of an order that hold one plain value. */
    static final List<String> ORDER_VALUES = List.of(
            "reference_id",
            "status",
            "event_id",
            "occurred_at",
            "description",
            "account",
            "currency",
            "goods",
            "subtotal",
            "tax",
            "shipping",
            "discount",
            "total_amount",
            "tax_description",
            "shipping_description",
            "discount_description",
            "discount_program",
            "header_image",
            "catalog_id",
            "quick_pay",
            "expires_at",
            "expires_description");

    static final List<String> CUSTOMER = List.of("id", "phone", "name", "email", "locale");

    /** Fields of an item that hold one plain value. */
    static final List<String> ITEM_VALUES = List.of(
            "retailer_id", "name", "quantity", "amount", "sale_amount", "image", "country_of_origin", "importer_name");

    static final List<String> ADDRESS =
            List.of("address_line1", "address_line2", "city", "zone_code", "country_code", "postal_code");

    static final List<String> BENEFICIARY =
            List.of("name", "address_line1", "address_line2", "city", "state", "country", "postal_code");

    /** Fields of a payment that hold one plain value. */
    static final List<String> PAYMENT_VALUES =
            List.of("type", "configuration", "product_description", "link", "gateway");

    static final List<String> REFS = List.of("ref", "ref1", "ref2");

    private Names() {}

    /** All names an object may have: its plain values and its inner objects and lists. */
    static Set<String> all(List<String> values, String... inner) {
        return Stream.concat(values.stream(), Stream.of(inner)).collect(Collectors.toUnmodifiableSet());
    }
}
