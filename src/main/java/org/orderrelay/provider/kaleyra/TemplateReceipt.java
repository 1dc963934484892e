package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.provider.whatsapp.Moments;

/** News of a template (facts 1.5): a flat body of the names Kaleyra documents for its profile, with Meta's events. */
final class TemplateReceipt {
    private static final String EVENT = "event";
    private static final String NAME = "message_template_name";

    private TemplateReceipt() {}

    static boolean isTemplate(JsonNode node) {
        return node.has(EVENT) && node.has(NAME);
    }

    static Receipt read(JsonNode node, Instant receivedAt) {
        String name = WebhookFields.text(node.path(NAME));
        TemplateState state = state(WebhookFields.text(node.path(EVENT)));
        if (name == null || state == null) {
            return new Receipt.Other("News of a template without its name or an event that is known.", receivedAt);
        }
        String reason = WebhookFields.text(node.path("reason"));
        return new Receipt.TemplateNews(
                name,
                WebhookFields.text(node.path("message_template_language")),
                state,
                "NONE".equalsIgnoreCase(reason) ? null : reason,
                new Moments(receivedAt).of(WebhookFields.text(node.path("time"))));
    }

    /** Kaleyra names the first four; the others are Meta's, which it passes on (facts 2.7). */
    private static @Nullable TemplateState state(@Nullable String event) {
        if (event == null) {
            return null;
        }
        return switch (event.toLowerCase(Locale.ROOT).replace(' ', '_')) {
            case "approved", "active", "reinstated", "unpaused" -> TemplateState.APPROVED;
            case "rejected", "limit_exceeded" -> TemplateState.REJECTED;
            case "disabled" -> TemplateState.DISABLED;
            case "paused" -> TemplateState.PAUSED;
            case "pending", "in_appeal", "in_review" -> TemplateState.PENDING;
            case "flagged" -> TemplateState.FLAGGED;
            case "deleted", "pending_deletion", "archived" -> TemplateState.GONE;
            default -> null;
        };
    }
}
