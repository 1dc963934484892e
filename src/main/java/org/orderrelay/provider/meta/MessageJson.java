package org.orderrelay.provider.meta;

import org.orderrelay.notification.Notification;
import org.orderrelay.provider.whatsapp.JsonText;
import org.orderrelay.provider.whatsapp.OrderDetails;
import org.orderrelay.provider.whatsapp.TemplateMessage;

/**
 * Meta's own call: WhatsApp's message, and our delivery id, which comes back in every status (facts 2.1). An order's
 * {@code refs} have no place in it. Importers are a matter of Indian law, pictures of India's page: Brazil gets neither.
 */
final class MessageJson {
    private static final OrderDetails.Extent INDIA = new OrderDetails.Extent(true, true);
    private static final OrderDetails.Extent BRAZIL = new OrderDetails.Extent(false, false);

    private MessageJson() {}

    /** Writes a notification that {@link PayloadRules} found nothing against. */
    static String write(Notification notification, PaymentChoice payment) {
        OrderDetails invoice =
                new OrderDetails(json -> PaymentJson.write(json, payment), payment.brazil() ? BRAZIL : INDIA);
        return JsonText.object(json -> {
            TemplateMessage.write(json, notification, invoice);
            json.writeStringField("biz_opaque_callback_data", notification.deliveryId());
        });
    }
}
