package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.provider.whatsapp.Moments;

/** Infobip's words for a template's standing, in events and lists (facts 3.5). */
final class TemplateWords {
    private TemplateWords() {}

    /** Empty for a word nobody knows. One deletion that is pending is as good as done: WhatsApp takes no more messages. */
    static Optional<TemplateState> state(String word) {
        return switch (word) {
            case "APPROVED", "ACTIVE", "REINSTATED" -> Optional.of(TemplateState.APPROVED);
            case "PENDING", "IN_APPEAL" -> Optional.of(TemplateState.PENDING);
            case "FLAGGED" -> Optional.of(TemplateState.FLAGGED);
            case "REJECTED" -> Optional.of(TemplateState.REJECTED);
            case "FIRST_PAUSED", "SECOND_PAUSED", "PAUSED" -> Optional.of(TemplateState.PAUSED);
            case "DISABLED" -> Optional.of(TemplateState.DISABLED);
            case "DELETED", "PENDING_DELETION", "ARCHIVED" -> Optional.of(TemplateState.GONE);
            default -> Optional.empty();
        };
    }

    /** An event: of the changes it may tell, only the status concerns us. */
    static Receipt event(JsonNode entry, Instant receivedAt) {
        Instant at = new Moments(receivedAt).of(entry.path("timestamp"));
        JsonNode change = entry.path("change");
        String name = AnswerBody.text(entry.path("messageTemplateName"));
        TemplateState state = state(change.path("newStatus").asText("")).orElse(null);
        if (name == null || state == null) {
            return new Receipt.Other("A change of a template that is not its status, or a status nobody knows.", at);
        }
        return new Receipt.TemplateNews(
                name,
                AnswerBody.text(entry.path("messageTemplateLanguage")),
                state,
                reason(change.path("reason").asText("")),
                at);
    }

    private static @Nullable String reason(String word) {
        return word.isEmpty() || word.equals("NONE") ? null : word;
    }
}
