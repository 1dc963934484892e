package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;

/** Reads {@code message_template_status_update} (facts 2.7). */
final class TemplateReceipt {
    private static final String NO_REASON = "NONE";

    private TemplateReceipt() {}

    static Receipt of(JsonNode change, Instant at) {
        JsonNode value = change.path("value");
        String name = LooseJson.text(value.path("message_template_name"));
        Optional<TemplateState> state =
                TemplateWords.event(LooseJson.text(value.path("event")), LooseJson.text(value.at("/other_info/title")));
        if (name == null) {
            return new Receipt.Other("News of a template without its name.", at);
        }
        if (state.isEmpty()) {
            return new Receipt.Other("News of a template that does not change whether it can be sent.", at);
        }
        String language = TemplateWords.language(LooseJson.text(value.path("message_template_language")));
        return new Receipt.TemplateNews(name, language, state.get(), reason(change), at);
    }

    /** The finest reason there is. Meta's page shows {@code rejection_info} inside the value and beside it. */
    private static @Nullable String reason(JsonNode change) {
        String beside = LooseJson.words(change.at("/rejection_info/reason"));
        if (beside != null) {
            return beside;
        }
        for (String path : new String[] {"/rejection_info/reason", "/other_info/description", "/reason"}) {
            String reason = LooseJson.words(change.path("value").at(path));
            if (reason != null && !reason.equalsIgnoreCase(NO_REASON)) {
                return reason;
            }
        }
        return null;
    }
}
