package org.orderrelay.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;

/** What reading one order came to: the order, or every reason against it at once. */
public sealed interface Reading {

    /**
     * An order that keeps every rule that can be checked without an account.
     *
     * @param contentJson the canonical order as compact JSON in a fixed field order, only present fields
     * @param contentHash SHA-256 in hex over the canonical JSON without event_id and occurred_at; equal for equal orders,
     *     however they were spelled
     */
    record Valid(Order order, String contentJson, String contentHash) implements Reading {}

    /**
     * An order that cannot be sent.
     *
     * @param referenceId as the document spells it, cut to 128 characters, unprintable ones shown as {@code ?}; null if
     *     it could not be read
     * @param status as the document spells it, cut likewise
     * @param violations all of them, at least one
     */
    record Invalid(@Nullable String referenceId, @Nullable String status, List<Violation> violations)
            implements Reading {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
