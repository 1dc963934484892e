package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code of a failure: Meta's, nested in {@code errors[]} wherever that stands, else the field of a flat body. */
final class ErrorCode {
    private ErrorCode() {}

    static @Nullable String in(JsonNode callback, List<WebhookFields> places, WebhookNames names) {
        String nested = nested(callback);
        if (nested != null) {
            return nested;
        }
        String flat = WebhookFields.first(places, names.code());
        return "0".equals(flat) ? null : flat; // a profile's way to say that there is no error
    }

    private static @Nullable String nested(JsonNode callback) {
        for (String name : new String[] {"errors", "error"}) {
            for (JsonNode errors : callback.findValues(name)) {
                JsonNode error = errors.isArray() ? errors.path(0) : errors;
                String code = WebhookFields.text(error.path("code"));
                if (code != null) {
                    return code;
                }
            }
        }
        return null;
    }
}
