package org.orderrelay.sandbox.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.JsonPart;
import org.orderrelay.sandbox.whatsapp.Dialect;
import org.orderrelay.sandbox.whatsapp.OrderDetailsRules;
import org.orderrelay.sandbox.whatsapp.TemplateMessageRules;

/** What Kaleyra demands of a payload (facts 1.2, 1.3), as strictly as its documents put it. */
final class KaleyraRules {
    private static final Set<String> PAYLOAD = Set.of("messaging_object", "extra_info");
    private static final List<String> EXTRAS = List.of("ref", "ref1", "ref2", "wa_source");
    private static final Set<String> EXTRA_FIELDS = Set.copyOf(EXTRAS);

    private final TemplateMessageRules message;

    KaleyraRules(Clock clock) {
        message = new TemplateMessageRules(Dialect.KALEYRA, new OrderDetailsRules(Dialect.KALEYRA, clock));
    }

    /** The first rule this payload breaks, in words; null if it keeps them all. */
    @Nullable
    String fault(JsonNode document) {
        JsonPart payload = JsonPart.root(document).only(PAYLOAD);
        message.check(payload.object("messaging_object"));
        if (payload.has("extra_info")) {
            JsonPart extras = payload.object("extra_info").only(EXTRA_FIELDS);
            for (String extra : EXTRAS) {
                extras.optionalText(extra, Integer.MAX_VALUE); // longer ones are cut, not refused
            }
        }
        return payload.faults().isEmpty()
                ? null
                : "Incorrect payload format: " + payload.faults().get(0);
    }
}
