package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.provider.whatsapp.Moments;

/** A payment in a status ({@code type: payment}) or in the answer to a look-up (facts 2.7). */
final class PaymentReceipt {
    private PaymentReceipt() {}

    static Receipt of(JsonNode status, Moments moments) {
        JsonNode payment = status.path("payment");
        JsonNode transaction = payment.path("transaction");
        String reference = LooseJson.text(payment.path("reference_id"));
        Optional<PaymentState> state = state(LooseJson.text(status.path("status")));
        var at = moments.of(
                status.path("timestamp"), transaction.path("updated_timestamp"), transaction.path("created_timestamp"));
        if (reference == null || state.isEmpty()) {
            return new Receipt.Other("A payment without its reference or with a status the relay does not know.", at);
        }
        return new Receipt.Payment(reference, state.get(), LooseJson.first(transaction, "pg_transaction_id", "id"), at);
    }

    /**
     * Where the payment stands. A failed attempt leaves it pending: the customer may try again, and Meta refuses to
     * cancel the order.
     */
    static Optional<PaymentState> state(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "captured", "success" -> Optional.of(PaymentState.CAPTURED);
            case "pending", "failed" -> Optional.of(PaymentState.PENDING);
            default -> Optional.empty();
        };
    }
}
