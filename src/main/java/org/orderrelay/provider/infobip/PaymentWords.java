package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.whatsapp.Moments;

/** How a payment stands, in a notification or a look-up: both hold the same object (facts 3.4, 3.5). */
final class PaymentWords {
    private static final String SUCCESS = "SUCCESS";

    private PaymentWords() {}

    /** A payment notification. {@code paymentId} is our wire reference, {@code referenceId} the gateway's. */
    static Receipt notification(JsonNode entry, Instant receivedAt) {
        JsonNode payment = entry.path("content");
        Instant at = new Moments(receivedAt).of(entry.path("createdAt"));
        String reference = AnswerBody.text(payment.path("paymentId"));
        if (reference == null) {
            return new Receipt.Other("A payment that names no order.", at);
        }
        return state(payment)
                .<Receipt>map(state -> new Receipt.Payment(reference, state, transaction(payment), at))
                .orElseGet(() -> new Receipt.Other("A payment nobody has begun, or in a state nobody knows.", at));
    }

    /**
     * Where it stands. {@code NEW} means that the invoice can be paid and nobody has begun; it binds no money, so it is
     * no payment yet. Where the whole is new or unknown, its transactions tell. A canceled payment is one that failed.
     */
    static Optional<Receipt.PaymentState> state(JsonNode payment) {
        return switch (payment.path("paymentStatus").asText("")) {
            case "CAPTURED" -> Optional.of(Receipt.PaymentState.CAPTURED);
            case "PENDING" -> Optional.of(Receipt.PaymentState.PENDING);
            case "FAILED", "CANCELED" -> Optional.of(Receipt.PaymentState.FAILED);
            case "NEW", "UNKNOWN" -> ofTransactions(payment.path("transactions"));
            default -> Optional.empty();
        };
    }

    private static Optional<Receipt.PaymentState> ofTransactions(JsonNode transactions) {
        if (has(transactions, SUCCESS)) {
            return Optional.of(Receipt.PaymentState.CAPTURED);
        }
        return has(transactions, "PENDING") ? Optional.of(Receipt.PaymentState.PENDING) : Optional.empty();
    }

    private static boolean has(JsonNode transactions, String status) {
        for (JsonNode transaction : transactions) {
            if (transaction.path("status").asText("").equals(status)) {
                return true;
            }
        }
        return false;
    }

    /** The transaction that succeeded, else the last one, else the gateway's reference. */
    private static @Nullable String transaction(JsonNode payment) {
        String last = AnswerBody.text(payment.path("referenceId"));
        for (JsonNode transaction : payment.path("transactions")) {
            String id = AnswerBody.text(transaction.path("id"));
            if (id != null && transaction.path("status").asText("").equals(SUCCESS)) {
                return id;
            }
            last = id == null ? last : id;
        }
        return last;
    }
}
