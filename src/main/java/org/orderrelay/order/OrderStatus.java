package org.orderrelay.order;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The six statuses WhatsApp knows. The wire form is lower case with underscores; Infobip upper-cases it. */
public enum OrderStatus {
    PENDING,
    PROCESSING,
    PARTIALLY_SHIPPED,
    SHIPPED,
    COMPLETED,
    CANCELED;

    private static final Map<String, OrderStatus> ACCEPTED = Map.of(
            "pending", PENDING,
            "processing", PROCESSING,
            "partially_shipped", PARTIALLY_SHIPPED,
            "partially-shipped", PARTIALLY_SHIPPED,
            "shipped", SHIPPED,
            "completed", COMPLETED,
            "canceled", CANCELED,
            "cancelled", CANCELED);

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The spelling Kaleyra and Meta take, and the one every answer of ours uses. */
    public String wire() {
        return wire;
    }

    /** No status follows it. */
    public boolean isFinal() {
        return this == COMPLETED || this == CANCELED;
    }

    /** Reads any accepted spelling, in any case ({@code partially-shipped}, {@code PARTIALLY_SHIPPED}, {@code cancelled}); empty if it is none of the six. */
    public static Optional<OrderStatus> parse(String text) {
        return Optional.ofNullable(ACCEPTED.get(text.toLowerCase(Locale.ROOT)));
    }
}
