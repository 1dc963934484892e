package org.orderrelay.provider.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.TemplateDraft;
import org.orderrelay.provider.whatsapp.JsonText;

/** A new template as Meta takes it: of the sub-category ORDER_STATUS (S2), or with the button ORDER_DETAILS (facts 2.3). */
final class DraftJson {
    private DraftJson() {}

    /** Writes a draft that {@link TemplateRules} found nothing against. */
    static String write(TemplateDraft draft) {
        return JsonText.object(json -> fields(json, draft));
    }

    private static void fields(JsonGenerator json, TemplateDraft draft) throws IOException {
        json.writeStringField("name", draft.name());
        json.writeStringField("language", draft.language());
        json.writeStringField("category", "UTILITY");
        boolean details = draft.kind() == NotificationKind.ORDER_DETAILS;
        if (!details) {
            json.writeStringField("sub_category", "ORDER_STATUS");
        }
        json.writeArrayFieldStart("components");
        header(json, draft.headerImage());
        text(json, "BODY", draft.body());
        if (draft.footer() != null) {
            text(json, "FOOTER", draft.footer());
        }
        if (details) {
            button(json);
        }
        json.writeEndArray();
    }

    private static void header(JsonGenerator json, @Nullable String handle) throws IOException {
        if (handle == null) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", "HEADER");
        json.writeStringField("format", "IMAGE");
        json.writeObjectFieldStart("example");
        json.writeArrayFieldStart("header_handle");
        json.writeString(handle);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String type, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** The one button of an order details template; its words are fixed. */
    private static void button(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "BUTTONS");
        json.writeArrayFieldStart("buttons");
        text(json, "ORDER_DETAILS", "Review and Pay");
        json.writeEndArray();
        json.writeEndObject();
    }
}
