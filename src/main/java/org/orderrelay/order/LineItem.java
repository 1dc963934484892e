package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/**
 * One line of the invoice.
 *
 * @param amount price of one piece before a sale
 * @param saleAmount price of one piece in a sale, less than {@code amount}; then the subtotal uses it
 * @param image https link (Meta only)
 */
public record LineItem(
        @Nullable String retailerId,
        String name,
        int quantity,
        Money amount,
        @Nullable Money saleAmount,
        @Nullable String image,
        @Nullable String countryOfOrigin,
        @Nullable String importerName,
        @Nullable Address importerAddress) {

    /** What this line adds to the subtotal. */
    public Money lineTotal() {
        return (saleAmount == null ? amount : saleAmount).times(quantity);
    }
}
