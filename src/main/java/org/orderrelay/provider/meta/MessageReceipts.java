package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Receipt.About;
import org.orderrelay.delivery.Receipt.Mark;
import org.orderrelay.provider.whatsapp.Moments;

/**
 * Reads the field {@code messages} of a webhook: how far messages got, payments, and errors of the account (facts 2.7).
 * {@code biz_opaque_callback_data} is our delivery id.
 */
final class MessageReceipts {
    private final Moments moments;
    private final FailureMeaning meaning;
    private final List<Receipt> receipts;

    /**
     * A reader.
     *
     * @param receipts where the news goes, in its order
     */
    MessageReceipts(Moments moments, FailureMeaning meaning, List<Receipt> receipts) {
        this.moments = moments;
        this.meaning = meaning;
        this.receipts = receipts;
    }

    void read(JsonNode value) {
        int before = receipts.size();
        LooseJson.each(value.path("statuses")).forEach(this::status);
        LooseJson.each(value.path("errors")).forEach(this::error);
        if (value.path("messages").size() > 0) {
            other("A customer wrote, which the relay does not read.", moments.receivedAt());
        }
        if (receipts.size() == before) {
            other("News about messages that holds none.", moments.receivedAt());
        }
    }

    /** The kind comes before the status: a payment's {@code pending} is no message's (facts 2.7). */
    private void status(JsonNode status) {
        Instant at = moments.of(status.path("timestamp"));
        if ("payment".equals(lower(status.path("type")))
                || status.path("payment").isObject()) {
            receipts.add(PaymentReceipt.of(status, moments));
            return;
        }
        About about = about(status);
        if (about.deliveryId() == null && about.messageIds().isEmpty()) {
            other("A status that names no message.", at);
            return;
        }
        String word = lower(status.path("status"));
        switch (word == null ? "" : word) {
            case "sent" -> receipts.add(new Receipt.Progress(about, Mark.SENT, at));
            case "delivered" -> receipts.add(new Receipt.Progress(about, Mark.DELIVERED, at));
            case "read", "played" -> receipts.add(new Receipt.Progress(about, Mark.READ, at));
            case "failed" -> receipts.add(failure(about, status, at));
            default -> other("A status the relay does not know.", at);
        }
    }

    /** The first error that has a code; Meta sends one. */
    private Receipt failure(About about, JsonNode status, Instant at) {
        JsonNode errors = status.path("errors");
        JsonNode cause = errors.isArray() ? errors.path(0) : errors;
        for (JsonNode error : LooseJson.each(errors)) {
            if (LooseJson.code(error) != null) {
                cause = error;
                break;
            }
        }
        return new Receipt.Failure(about, meaning.of(cause), false, at);
    }

    /**
     * An error without a status. It is the account's, unless it names a message: the documents do not show the wrapper
     * of 2046 and 2047 (facts 2.7).
     */
    private void error(JsonNode error) {
        Instant at = moments.of(error.path("timestamp"));
        About about = named(error);
        if (LooseJson.code(error) == null) {
            other("An error without a code.", at);
        } else if (about == null) {
            receipts.add(new Receipt.Trouble(meaning.of(error), at));
        } else {
            receipts.add(new Receipt.Failure(about, meaning.of(error), false, at));
        }
    }

    private static @Nullable About named(JsonNode error) {
        for (JsonNode place : new JsonNode[] {error, error.path("error_data")}) {
            String deliveryId = LooseJson.text(place.path("biz_opaque_callback_data"));
            String messageId = messageId(place);
            if (deliveryId != null || messageId != null) {
                String recipient = LooseJson.text(place.path("recipient_id"));
                return new About(deliveryId, messageId == null ? List.of() : List.of(messageId), recipient);
            }
        }
        return null;
    }

    /** A bare {@code id} may be anything's; a message's begins with {@code wamid.}. */
    private static @Nullable String messageId(JsonNode place) {
        String named = LooseJson.first(place, "message_id", "wamid");
        String id = LooseJson.text(place.path("id"));
        return named == null && id != null && id.startsWith("wamid.") ? id : named;
    }

    private static About about(JsonNode status) {
        String messageId = LooseJson.text(status.path("id"));
        return new About(
                LooseJson.text(status.path("biz_opaque_callback_data")),
                messageId == null ? List.of() : List.of(messageId),
                LooseJson.text(status.path("recipient_id")));
    }

    private void other(String reason, Instant at) {
        receipts.add(new Receipt.Other(reason, at));
    }

    private static @Nullable String lower(JsonNode node) {
        String text = LooseJson.text(node);
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
