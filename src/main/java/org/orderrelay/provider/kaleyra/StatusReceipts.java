package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.whatsapp.Moments;

/**
 * How far a message got, in both shapes (facts 1.5): Meta's list of statuses inside Kaleyra's envelope, or a flat body.
 * Which of the envelope's three ids is the one of the answer is not documented, so all of them are told; the delivery id
 * that comes back in {@code ref} needs none of them.
 */
final class StatusReceipts {
    private static final List<String> RECIPIENT = List.of("recipientid", "phonenumber", "mobile", "to");

    private final WebhookNames names;
    private final FailureMeaning meanings;
    private final Instant receivedAt;

    StatusReceipts(WebhookNames names, FailureMeaning meanings, Instant receivedAt) {
        this.names = names;
        this.meanings = meanings;
        this.receivedAt = receivedAt;
    }

    /** The envelope's statuses, one receipt each. */
    List<Receipt> ofList(JsonNode statuses, WebhookFields envelope) {
        boolean oneMessage = ids(statuses).size() <= 1;
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode status : statuses) {
            String id = WebhookFields.text(status.path("id"));
            // the envelope's ids belong to one message; of several, only to the one that shares an id with them
            boolean own = oneMessage || envelope.all(names.messageId()).contains(id);
            receipts.add(ofOne(status, id, own ? envelope : null));
        }
        return receipts;
    }

    private static Set<String> ids(JsonNode statuses) {
        Set<String> ids = new LinkedHashSet<>();
        statuses.forEach(status -> ids.add(status.path("id").asText()));
        return ids;
    }

    private Receipt ofOne(JsonNode status, @Nullable String id, @Nullable WebhookFields envelope) {
        if (PaymentReceipt.isPayment(status)) {
            return PaymentReceipt.read(status, receivedAt);
        }
        WebhookFields fields = WebhookFields.of(status);
        List<WebhookFields> places = envelope == null ? List.of(fields) : List.of(fields, envelope);
        String code = ErrorCode.in(status, places, names);
        return receipt(
                WebhookFields.first(places, names.status()),
                about(id, places),
                code,
                WebhookFields.first(places, names.time()));
    }

    /** A callback without a list of statuses. */
    Receipt ofFlat(JsonNode callback, WebhookFields fields) {
        String word = fields.first(names.status());
        Receipt.About about = about(WebhookFields.text(callback.path("id")), List.of(fields));
        String code = ErrorCode.in(callback, List.of(fields), names);
        String time = fields.first(names.time());
        if (word == null && code != null) {
            return namesNothing(about)
                    ? new Receipt.Trouble(meanings.failed(code), new Moments(receivedAt).of(time))
                    : receipt("failed", about, code, time);
        }
        return receipt(word, about, code, time);
    }

    private Receipt receipt(@Nullable String word, Receipt.About about, @Nullable String code, @Nullable String time) {
        Instant at = new Moments(receivedAt).of(time);
        if (word == null) {
            return new Receipt.Other("It tells no status.", receivedAt);
        }
        if (namesNothing(about)) {
            return new Receipt.Other("It names no message.", receivedAt);
        }
        return switch (word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "")) {
            case "sent" -> new Receipt.Progress(about, Receipt.Mark.SENT, at);
            case "delivered" -> new Receipt.Progress(about, Receipt.Mark.DELIVERED, at);
            case "read" -> new Receipt.Progress(about, Receipt.Mark.READ, at);
            case "failed" -> new Receipt.Failure(about, meanings.failed(code), false, at);
            case "notsent" -> new Receipt.Failure(about, meanings.notSent(code), true, at);
            default -> new Receipt.Other("Its status is none of sent, delivered, read, failed, not-sent.", receivedAt);
        };
    }

    private Receipt.About about(@Nullable String id, List<WebhookFields> places) {
        Set<String> ids = new LinkedHashSet<>();
        if (id != null) {
            ids.add(id);
        }
        places.forEach(place -> ids.addAll(place.all(names.messageId())));
        return new Receipt.About(
                WebhookFields.first(places, names.ref()), List.copyOf(ids), WebhookFields.first(places, RECIPIENT));
    }

    private static boolean namesNothing(Receipt.About about) {
        return about.deliveryId() == null && about.messageIds().isEmpty();
    }
}
