package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Money;
import org.orderrelay.order.Order;
import org.orderrelay.provider.whatsapp.JsonText;

/**
 * The invoice as Infobip's {@code action} (S4): the same object inside a template's button and a session message. Amounts
 * carry no offset; the discount's stands one level deeper than Meta's.
 */
final class OrderAction {
    /** Our own field in a stored payload: when the invoice ends. {@link MessageCall} turns it into seconds left. */
    static final String EXPIRES_AT = "expiresAt";

    private OrderAction() {}

    /** Writes the field of an order that {@link PayloadRules} found nothing against. */
    static void write(JsonGenerator json, Order order, PaymentType type, PaymentChoice payment) throws IOException {
        Amounts amounts = Objects.requireNonNull(order.amounts(), "checked by PayloadRules");
        json.writeObjectFieldStart("action");
        PaymentJson.details(json, order, type, payment);
        if (type.configuration() != PaymentType.Configuration.LEFT_OUT) {
            JsonText.optional(json, "paymentConfiguration", payment.configuration());
        }
        json.writeStringField("orderCurrency", order.currency());
        json.writeStringField("orderType", order.physicalGoods() ? "PHYSICAL_GOODS" : "DIGITAL_GOODS");
        amount(json, "totalAmount", amounts.total(), null);
        json.writeObjectFieldStart("order");
        order(json, order, amounts, type);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void order(JsonGenerator json, Order order, Amounts amounts, PaymentType type) throws IOException {
        JsonText.optional(json, "catalogId", order.catalogId());
        ItemsJson.write(json, order, type == PaymentType.UPI_PAYU && order.catalogId() == null);
        amount(json, "subtotal", amounts.subtotal(), null);
        amount(json, "tax", amounts.tax(), amounts.taxDescription());
        if (isSaid(amounts.shipping(), amounts.shippingDescription())) {
            amount(json, "shipping", amounts.shipping(), amounts.shippingDescription());
        }
        discount(json, amounts);
        expiration(json, order);
        JsonText.optional(json, "orderDetailsType", order.quickPay() ? "QUICK_PAY" : null);
    }

    private static void discount(JsonGenerator json, Amounts amounts) throws IOException {
        if (!isSaid(amounts.discount(), amounts.discountDescription()) && amounts.discountProgram() == null) {
            return;
        }
        json.writeObjectFieldStart("discount");
        amount(json, "amount", amounts.discount(), amounts.discountDescription());
        JsonText.optional(json, "programName", amounts.discountProgram());
        json.writeEndObject();
    }

    /** The description is mandatory and may be empty. */
    private static void expiration(JsonGenerator json, Order order) throws IOException {
        if (order.expiresAt() == null) {
            return;
        }
        String description = order.expiresDescription();
        json.writeObjectFieldStart("orderExpiration");
        json.writeStringField(EXPIRES_AT, order.expiresAt().toString());
        json.writeStringField("description", description == null ? "" : description);
        json.writeEndObject();
    }

    private static boolean isSaid(Money money, @Nullable String description) {
        return !money.equals(Money.ZERO) || description != null;
    }

    static void amount(JsonGenerator json, String name, Money money, @Nullable String description) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("value", money.minor());
        JsonText.optional(json, "description", description);
        json.writeEndObject();
    }
}
