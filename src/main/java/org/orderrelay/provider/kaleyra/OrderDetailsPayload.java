package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Money;
import org.orderrelay.order.Order;

/**
 * The order details template (S1): the invoice with a pay button, in the sample's spelling wherever Kaleyra's tables
 * contradict it (facts 1.6). Fields of Meta's object that S1 does not name are written only if the order has them.
 */
final class OrderDetailsPayload {
    private OrderDetailsPayload() {}

    /** Writes a notification that {@link PayloadRules} found nothing against. */
    static String write(Notification notification, PaymentChoice payment) {
        return TemplateJson.write(notification, json -> {
            header(json, notification.template().headerImage());
            button(json, notification.order(), payment);
        });
    }

    private static void header(JsonGenerator json, @Nullable String image) throws IOException {
        if (image == null) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", "header");
        json.writeArrayFieldStart("parameters");
        json.writeStartObject();
        json.writeStringField("type", "image");
        json.writeObjectFieldStart("image");
        json.writeStringField("link", image);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void button(JsonGenerator json, Order order, PaymentChoice payment) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "button");
        json.writeStringField("sub_type", "order_details");
        json.writeNumberField("index", 0);
        json.writeArrayFieldStart("parameters");
        json.writeStartObject();
        json.writeStringField("type", "action");
        json.writeObjectFieldStart("action");
        json.writeObjectFieldStart("order_details");
        orderDetails(json, order, payment);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void orderDetails(JsonGenerator json, Order order, PaymentChoice payment) throws IOException {
        Amounts amounts = Objects.requireNonNull(order.amounts(), "checked by PayloadRules");
        json.writeStringField("currency", order.currency());
        json.writeObjectFieldStart("order");
        order(json, order, amounts);
        json.writeEndObject();
        json.writeStringField("payment_configuration", payment.configuration());
        json.writeStringField("payment_type", payment.type());
        json.writeStringField("reference_id", order.referenceId());
        amount(json, "total_amount", amounts.total());
        json.writeStringField("type", order.physicalGoods() ? "physical-goods" : "digital-goods");
        beneficiaries(json, order);
    }

    private static void order(JsonGenerator json, Order order, Amounts amounts) throws IOException {
        startAmount(json, "discount", amounts.discount(), amounts.discountDescription());
        TemplateJson.optional(json, "discount_program_name", amounts.discountProgram());
        json.writeEndObject();
        ItemsJson.write(json, order.items());
        startAmount(json, "shipping", amounts.shipping(), amounts.shippingDescription());
        json.writeEndObject();
        json.writeStringField("status", order.status().wire());
        amount(json, "subtotal", amounts.subtotal());
        startAmount(json, "tax", amounts.tax(), amounts.taxDescription());
        json.writeEndObject();
        TemplateJson.optional(json, "type", order.quickPay() ? "quick_pay" : null);
        TemplateJson.optional(json, "catalog_id", order.catalogId());
        expiration(json, order);
    }

    /** Meta's form: seconds of the epoch, as a string. */
    private static void expiration(JsonGenerator json, Order order) throws IOException {
        if (order.expiresAt() == null) {
            return;
        }
        json.writeObjectFieldStart("expiration");
        json.writeStringField("timestamp", Long.toString(order.expiresAt().getEpochSecond()));
        TemplateJson.optional(json, "description", order.expiresDescription());
        json.writeEndObject();
    }

    private static void beneficiaries(JsonGenerator json, Order order) throws IOException {
        if (order.beneficiaries().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("beneficiaries");
        for (Beneficiary beneficiary : order.beneficiaries()) {
            json.writeStartObject();
            json.writeStringField("name", beneficiary.name());
            json.writeStringField("address_line1", beneficiary.addressLine1());
            TemplateJson.optional(json, "address_line2", beneficiary.addressLine2());
            json.writeStringField("city", beneficiary.city());
            json.writeStringField("state", beneficiary.state());
            json.writeStringField("country", beneficiary.country());
            json.writeStringField("postal_code", beneficiary.postalCode());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void amount(JsonGenerator json, String name, Money money) throws IOException {
        startAmount(json, name, money, null);
        json.writeEndObject();
    }

    private static void startAmount(JsonGenerator json, String name, Money money, @Nullable String description)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("offset", 100);
        json.writeNumberField("value", money.minor());
        TemplateJson.optional(json, "description", description);
    }
}
