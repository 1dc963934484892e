package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.whatsapp.Moments;

/**
 * News of a payment (facts 1.5), in Kaleyra's callback or in Meta's list of statuses. The payment's own status counts
 * before its transaction's: a failed attempt leaves the payment pending (facts 2.7).
 */
final class PaymentReceipt {
    private static final String CAPTURED = "captured";
    private static final List<String> REFERENCE = List.of("referenceid");

    private PaymentReceipt() {}

    static boolean isPayment(JsonNode node) {
        return "payment".equalsIgnoreCase(node.path("type").asText())
                || node.path("payment").isObject()
                || CAPTURED.equalsIgnoreCase(node.path("status").asText());
    }

    static Receipt read(JsonNode node, Instant receivedAt) {
        String reference = WebhookFields.of(node).first(REFERENCE);
        Receipt.PaymentState state = state(node);
        if (reference == null || state == null) {
            return new Receipt.Other("A payment without its reference or a status that is known.", receivedAt);
        }
        JsonNode transaction = transaction(node);
        return new Receipt.Payment(
                reference, state, WebhookFields.text(transaction.path("id")), new Moments(receivedAt).of(time(node)));
    }

    private static JsonNode transaction(JsonNode node) {
        return node.path("payment").path("transaction");
    }

    private static Receipt.@Nullable PaymentState state(JsonNode node) {
        String status = WebhookFields.text(node.path("status"));
        if (status == null) {
            String attempt = WebhookFields.text(transaction(node).path("status"));
            status = "failed".equalsIgnoreCase(attempt) ? "pending" : attempt;
        }
        return status == null
                ? null
                : switch (status.toLowerCase(Locale.ROOT)) {
                    case CAPTURED, "success" -> Receipt.PaymentState.CAPTURED;
                    case "pending" -> Receipt.PaymentState.PENDING;
                    case "failed" -> Receipt.PaymentState.FAILED;
                    default -> null;
                };
    }

    private static @Nullable String time(JsonNode node) {
        JsonNode transaction = transaction(node);
        for (JsonNode time : List.of(
                transaction.path("updated_timestamp"),
                transaction.path("created_timestamp"),
                node.path("timestamp"),
                node.path("time"))) {
            String text = WebhookFields.text(time);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
