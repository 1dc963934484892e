package org.orderrelay.sandbox.whatsapp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.PaymentStatus;

/** The parts of Meta's webhook values (facts 2.7) that Kaleyra's callbacks carry as well. */
public final class WhatsAppEvents {
    private static final long DAY_SECONDS = 86_400;
    private static final String HREF = "/documentation/business-messaging/whatsapp/support/error-codes";

    private WhatsAppEvents() {}

    /** {@code value} with whose number it is about; statuses or errors are still to be put in. */
    public static JsonObject value(String displayNumber, String numberId) {
        return new JsonObject()
                .put("messaging_product", "whatsapp")
                .put(
                        "metadata",
                        new JsonObject()
                                .put("display_phone_number", displayNumber)
                                .put("phone_number_id", numberId));
    }

    /**
     * One of {@code statuses[]}.
     *
     * @param id of the message, as this provider's events call it
     * @param echo {@code biz_opaque_callback_data}; null for none
     */
    public static JsonObject status(Event.MessageStatus event, String id, @Nullable String echo) {
        JsonObject status = new JsonObject()
                .put("id", id)
                .put("recipient_id", event.message().user())
                .put("status", event.status())
                .put("timestamp", seconds(event.at()));
        if (echo != null) {
            status.put("biz_opaque_callback_data", echo);
        }
        if (event.status().equals("sent")) {
            status.put("conversation", conversation(id, event.accepted()));
        }
        if (List.of("sent", "delivered").contains(event.status())) {
            status.put("pricing", pricing());
        }
        if (event.code() != null) {
            status.put("errors", new JsonArray().add(error(event.code())));
        }
        return status;
    }

    private static JsonObject conversation(String id, Instant accepted) {
        return new JsonObject()
                .put("id", Integer.toHexString(id.hashCode()) + "c0ffee")
                .put("expiration_timestamp", Long.toString(accepted.getEpochSecond() + DAY_SECONDS))
                .put("origin", new JsonObject().put("type", "utility"));
    }

    private static JsonObject pricing() {
        return new JsonObject()
                .put("billable", true)
                .put("pricing_model", "PMP")
                .put("type", "regular")
                .put("category", "utility");
    }

    /** One of {@code errors[]}. */
    public static JsonObject error(String code) {
        WhatsAppCodes.Code known = WhatsAppCodes.known(code);
        return new JsonObject()
                .put("code", known.number())
                .put("title", known.title())
                .put("message", known.title())
                .put("error_data", new JsonObject().put("details", known.title()))
                .put("href", HREF);
    }

    /** {@code payment} with its transaction. A try that failed leaves the payment pending (facts 2.7). */
    public static JsonObject payment(Payment payment) {
        return new JsonObject()
                .put("reference_id", payment.reference())
                .put("amount", amount(payment))
                .put("currency", payment.currency())
                .put("transaction", transaction(payment));
    }

    /** {@code {value, offset}}. */
    public static JsonObject amount(Payment payment) {
        return new JsonObject().put("value", payment.amount()).put("offset", 100);
    }

    /** What the gateway did. */
    public static JsonObject transaction(Payment payment) {
        String digest = Integer.toHexString(payment.messageId().hashCode());
        JsonObject transaction = new JsonObject()
                .put("id", "order_" + digest)
                .put("pg_transaction_id", "pay_" + digest)
                .put("type", "razorpay")
                .put("status", transactionStatus(payment.status()))
                .put("created_timestamp", payment.since().getEpochSecond())
                .put("updated_timestamp", payment.since().getEpochSecond())
                .put("method", new JsonObject().put("type", "upi"));
        if (payment.status() == PaymentStatus.FAILED) {
            transaction.put(
                    "error", new JsonObject().put("code", "BAD_REQUEST_ERROR").put("reason", "payment_failed"));
        }
        return transaction;
    }

    /** {@code captured} or {@code pending}. */
    public static String paymentStatus(Payment payment) {
        return payment.status() == PaymentStatus.CAPTURED ? "captured" : "pending";
    }

    private static String transactionStatus(PaymentStatus status) {
        return switch (status) {
            case CAPTURED -> "success";
            case FAILED -> "failed";
            case PENDING, NEW -> "pending";
        };
    }

    /** Epoch seconds as a text. */
    public static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
