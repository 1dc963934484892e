package org.orderrelay.provider.meta;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.TemplateState;

/** Meta's words for how a template stands: those of the list, of the webhook's event, and of its title (facts 2.3, 2.7). */
final class TemplateWords {
    private static final Map<String, TemplateState> STATES = Map.ofEntries(
            Map.entry("APPROVED", TemplateState.APPROVED),
            Map.entry("ACTIVE", TemplateState.APPROVED),
            Map.entry("REINSTATED", TemplateState.APPROVED),
            Map.entry("UNPAUSED", TemplateState.APPROVED),
            Map.entry("PENDING", TemplateState.PENDING),
            Map.entry("IN_REVIEW", TemplateState.PENDING),
            Map.entry("IN_APPEAL", TemplateState.PENDING),
            Map.entry("FLAGGED", TemplateState.FLAGGED),
            Map.entry("REJECTED", TemplateState.REJECTED),
            Map.entry("LIMIT_EXCEEDED", TemplateState.REJECTED),
            Map.entry("PAUSED", TemplateState.PAUSED),
            Map.entry("DISABLED", TemplateState.DISABLED),
            Map.entry("ARCHIVED", TemplateState.GONE),
            Map.entry("DELETED", TemplateState.GONE),
            Map.entry("PENDING_DELETION", TemplateState.GONE));
    /** Titles of {@code other_info}; they tell a pause from its end where the event does not. */
    private static final Map<String, TemplateState> TITLES = Map.of(
            "FIRST_PAUSE", TemplateState.PAUSED,
            "SECOND_PAUSE", TemplateState.PAUSED,
            "RATE_LIMITING_PAUSE", TemplateState.PAUSED,
            "UNPAUSE", TemplateState.APPROVED,
            "DISABLED", TemplateState.DISABLED);

    private TemplateWords() {}

    /** The state a word of the list means; empty if it is none. */
    static Optional<TemplateState> state(@Nullable String word) {
        return Optional.ofNullable(word).map(text -> STATES.get(normal(text)));
    }

    /**
     * The state an event means. A pause, and an event that is no state by itself (LOCKED, UNLOCKED), go by their title;
     * empty if neither says one.
     */
    static Optional<TemplateState> event(@Nullable String event, @Nullable String title) {
        Optional<TemplateState> state = state(event);
        boolean byTitle = state.isEmpty() || state.get() == TemplateState.PAUSED;
        Optional<TemplateState> titled = Optional.ofNullable(title).map(text -> TITLES.get(normal(text)));
        return byTitle && titled.isPresent() ? titled : state;
    }

    /** Some webhooks spell {@code en-US} (Meta's own example); templates are sent and listed as {@code en_US}. */
    static @Nullable String language(@Nullable String code) {
        return code == null ? null : code.replace('-', '_');
    }

    private static String normal(String word) {
        return word.toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
