package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/**
 * The sums of an order. {@code total = subtotal + tax + shipping - discount}, which Infobip enforces and Meta states
 * (facts 2.2, 3.2). Tax, shipping and discount are zero where the ERP leaves them out.
 */
public record Amounts(
        Money subtotal,
        Money tax,
        @Nullable String taxDescription,
        Money shipping,
        @Nullable String shippingDescription,
        Money discount,
        @Nullable String discountDescription,
        @Nullable String discountProgram,
        Money total) {}
