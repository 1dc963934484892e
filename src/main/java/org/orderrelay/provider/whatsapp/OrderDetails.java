package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Order;

/**
 * The order details template (S1, facts 2.2): the invoice with a pay button, in the samples' spelling wherever a table
 * contradicts them (facts 1.6). Writes orders that a provider's own rules found nothing against.
 *
 * @param payment writes how the invoice is paid: {@code payment_configuration}, {@code payment_type}, {@code
 *     payment_settings}
 */
public record OrderDetails(JsonText.Part payment, Extent extent) {
    /**
     * Which of an order's fields a provider or a country takes beyond the common ones.
     *
     * @param importers country of origin and importer of an item
     * @param pictures an item's picture
     */
    public record Extent(boolean importers, boolean pictures) {}

    /** Writes the components, inside the template's list. */
    void write(JsonGenerator json, Notification notification) throws IOException {
        header(json, notification.template().headerImage());
        button(json, notification.order());
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

    private void button(JsonGenerator json, Order order) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "button");
        json.writeStringField("sub_type", "order_details");
        json.writeNumberField("index", 0);
        json.writeArrayFieldStart("parameters");
        json.writeStartObject();
        json.writeStringField("type", "action");
        json.writeObjectFieldStart("action");
        json.writeObjectFieldStart("order_details");
        orderDetails(json, order);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void orderDetails(JsonGenerator json, Order order) throws IOException {
        Amounts amounts = Objects.requireNonNull(order.amounts(), "checked by OrderRules");
        json.writeStringField("currency", order.currency());
        json.writeObjectFieldStart("order");
        order(json, order, amounts);
        json.writeEndObject();
        payment.write(json);
        json.writeStringField("reference_id", order.referenceId());
        AmountJson.write(json, "total_amount", amounts.total());
        json.writeStringField("type", order.physicalGoods() ? "physical-goods" : "digital-goods");
        beneficiaries(json, order);
    }

    private void order(JsonGenerator json, Order order, Amounts amounts) throws IOException {
        AmountJson.start(json, "discount", amounts.discount(), amounts.discountDescription());
        JsonText.optional(json, "discount_program_name", amounts.discountProgram());
        json.writeEndObject();
        ItemsJson.write(json, order.items(), extent);
        AmountJson.write(json, "shipping", amounts.shipping(), amounts.shippingDescription());
        json.writeStringField("status", order.status().wire());
        AmountJson.write(json, "subtotal", amounts.subtotal());
        AmountJson.write(json, "tax", amounts.tax(), amounts.taxDescription());
        JsonText.optional(json, "type", order.quickPay() ? "quick_pay" : null);
        JsonText.optional(json, "catalog_id", order.catalogId());
        expiration(json, order);
    }

    /** Meta's form: seconds of the epoch, as a string. */
    private static void expiration(JsonGenerator json, Order order) throws IOException {
        if (order.expiresAt() == null) {
            return;
        }
        json.writeObjectFieldStart("expiration");
        json.writeStringField("timestamp", Long.toString(order.expiresAt().getEpochSecond()));
        JsonText.optional(json, "description", order.expiresDescription());
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
            JsonText.optional(json, "address_line2", beneficiary.addressLine2());
            json.writeStringField("city", beneficiary.city());
            json.writeStringField("state", beneficiary.state());
            json.writeStringField("country", beneficiary.country());
            json.writeStringField("postal_code", beneficiary.postalCode());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
