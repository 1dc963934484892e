package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Finding;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.whatsapp.Moments;

/** One entry of a delivery or seen report (facts 3.5). */
final class Reports {
    /** A delivery id of ours (UUID version 7), with the suffixes of {@link MessageCall}. */
    private static final Pattern OURS = Pattern.compile(
            "([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?:-[A-Za-z0-9._-]{1,60})?");

    private Reports() {}

    /** The customer saw the message; it names the customer in {@code from}. */
    static Receipt seen(JsonNode entry, Instant receivedAt) {
        Receipt.About about = about(entry, "from");
        Instant at = new Moments(receivedAt).of(entry.path("seenAt"));
        return isNobody(about) ? nobody(at) : new Receipt.Progress(about, Receipt.Mark.READ, at);
    }

    /**
     * How far a message got. Pending reports are marks too: they say that Infobip has the message and passes it on, which
     * settles a call whose answer was lost.
     */
    static Receipt delivery(JsonNode entry, CodeTable codes, Instant receivedAt) {
        Receipt.About about = about(entry, "to");
        Instant at = new Moments(receivedAt).of(entry.path("doneAt"), entry.path("sentAt"));
        if (isNobody(about)) {
            return nobody(at);
        }
        MessageStatus status = MessageStatus.of(entry, codes);
        if (status.isProgress()) {
            Receipt.Mark mark = status.isDelivered() ? Receipt.Mark.DELIVERED : Receipt.Mark.SENT;
            return new Receipt.Progress(about, mark, at);
        }
        String code = status.code();
        boolean known = code != null && (status.group() != null || codes.lists(code) || status.statusId() < 0);
        if (!known) {
            return new Receipt.Other("A report with a status nobody knows and no group.", at);
        }
        return failure(about, status, codes, at);
    }

    private static Receipt failure(Receipt.About about, MessageStatus status, CodeTable codes, Instant at) {
        Outcome meaning = codes.receiptOutcome(new Finding(0, status.code(), status.detail(), null, null));
        if (meaning instanceof Outcome.Accepted) {
            return new Receipt.Other("Infobip refused a repetition; the first message stands.", at);
        }
        return new Receipt.Failure(about, meaning, status.isNotSent(), at);
    }

    /** {@code messageId} is our delivery id; {@code callbackData} holds it too and may come back (facts 3.2). */
    private static Receipt.About about(JsonNode entry, String customer) {
        String messageId = AnswerBody.text(entry.path("messageId"));
        String own = own(messageId);
        return new Receipt.About(
                own == null ? own(AnswerBody.text(entry.path("callbackData"))) : own,
                messageId == null ? List.of() : List.of(messageId),
                AnswerBody.text(entry.path(customer)));
    }

    private static @Nullable String own(@Nullable String text) {
        Matcher matcher = OURS.matcher(text == null ? "" : text);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static boolean isNobody(Receipt.About about) {
        return about.deliveryId() == null && about.messageIds().isEmpty();
    }

    private static Receipt nobody(Instant at) {
        return new Receipt.Other("A report that names no message.", at);
    }
}
