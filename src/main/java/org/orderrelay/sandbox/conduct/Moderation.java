package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.orderrelay.sandbox.state.TemplateStatus;

/**
 * What becomes of a new template.
 *
 * @param afterMillis how long it is pending
 * @param reason of a rejection
 */
public record Moderation(long afterMillis, TemplateStatus as, String reason) {
    private static final long A_SECOND = 1000;

    static Moderation read(JsonObject json) {
        JsonForm form = new JsonForm(json, Set.of("after", "as", "reason"));
        String as = form.word("as", Set.of("APPROVED", "REJECTED"), "APPROVED");
        String reason = form.optional("reason");
        return new Moderation(
                form.millis("after", A_SECOND),
                TemplateStatus.valueOf(as),
                reason != null ? reason : as.equals("REJECTED") ? "INVALID_FORMAT" : "");
    }
}
