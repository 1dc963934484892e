package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Refs;
import org.orderrelay.provider.whatsapp.JsonText;
import org.orderrelay.provider.whatsapp.OrderDetails;
import org.orderrelay.provider.whatsapp.TemplateMessage;

/**
 * Kaleyra's envelope (S0, S1): WhatsApp's message as {@code messaging_object}, then {@code extra_info}. An item's picture
 * is not sent: it belongs to Meta's own call and forbids a retailer id.
 */
final class TemplateJson {
    private static final OrderDetails.Extent EXTENT = new OrderDetails.Extent(true, false);
    /** Kaleyra cuts what is longer, silently (S0); cut here so that what comes back equals what was sent. */
    private static final int LONGEST_REF = 255;

    private TemplateJson() {}

    /** Writes a notification that {@link PayloadRules} found nothing against. */
    static String write(Notification notification, PaymentChoice payment) {
        OrderDetails invoice = new OrderDetails(payment::write, EXTENT);
        return JsonText.object(json -> {
            json.writeObjectFieldStart("messaging_object");
            TemplateMessage.write(json, notification, invoice);
            json.writeEndObject();
            extraInfo(json, notification);
        });
    }

    private static void extraInfo(JsonGenerator json, Notification notification) throws IOException {
        Refs refs = notification.order().refs();
        json.writeObjectFieldStart("extra_info");
        json.writeStringField("ref", notification.deliveryId());
        JsonText.optional(json, "ref1", cut(refs.ref1()));
        JsonText.optional(json, "ref2", cut(refs.ref2()));
        json.writeStringField("wa_source", "api");
        json.writeEndObject();
    }

    private static @Nullable String cut(@Nullable String ref) {
        if (ref == null || ref.length() <= LONGEST_REF) {
            return ref;
        }
        boolean insidePair = Character.isHighSurrogate(ref.charAt(LONGEST_REF - 1));
        return ref.substring(0, insidePair ? LONGEST_REF - 1 : LONGEST_REF);
    }
}
