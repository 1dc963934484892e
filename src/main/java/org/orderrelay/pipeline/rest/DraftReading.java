package org.orderrelay.pipeline.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.TemplateDraft;

/**
 * The body of {@code POST /v1/templates}, field by field; everything wrong with its shape is collected. What a provider
 * takes is its own desk's to say.
 */
final class DraftReading {
    private static final Set<String> FIELDS =
            Set.of("account", "notification", "name", "language", "body", "footer", "header_image");

    private final Map<?, ?> fields;
    private final List<Violation> violations = new ArrayList<>();

    DraftReading(Map<?, ?> fields) {
        this.fields = fields;
        for (Object name : fields.keySet()) {
            if (!FIELDS.contains(name)) {
                // the name itself is the caller's text and is not repeated at length
                violate(
                        String.valueOf(name).length() > 64 ? "…" : String.valueOf(name),
                        "unknown-field",
                        "is not one of " + FIELDS.stream().sorted().toList());
            }
        }
    }

    String account() {
        return required("account");
    }

    /** The draft; its blanks stand for what {@link #violations()} tells of. */
    TemplateDraft draft() {
        NotificationKind kind = kind(required("notification"));
        String image = text("header_image");
        if (image != null && !image.startsWith("https://")) {
            violate("header_image", "https", "must be an https link");
        }
        return new TemplateDraft(kind, required("name"), required("language"), required("body"), text("footer"), image);
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    private NotificationKind kind(String word) {
        for (NotificationKind kind : NotificationKind.values()) {
            if (kind.wire().equals(word)) {
                return kind;
            }
        }
        if (!word.isEmpty()) {
            violate("notification", "enum", "must be order_details or order_status");
        }
        return NotificationKind.ORDER_STATUS;
    }

    private String required(String name) {
        if (fields.get(name) == null) {
            violate(name, "required", "is missing");
            return "";
        }
        String text = text(name);
        if (text != null && text.isBlank()) {
            violate(name, "required", "is blank");
        }
        return text == null ? "" : text;
    }

    private @Nullable String text(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof String)) {
            violate(name, "type", "must be a text");
        }
        return value instanceof String text ? text : null;
    }

    private void violate(String name, String rule, String message) {
        violations.add(new Violation("/" + name.replace("~", "~0").replace("/", "~1"), rule, message));
    }
}
