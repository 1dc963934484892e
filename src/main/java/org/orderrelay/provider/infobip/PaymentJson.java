package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Order;
import org.orderrelay.provider.whatsapp.JsonText;

/** The {@code payment} of an invoice, in the fields of its type, and the short one of an order status (facts 3.2, 3.4). */
final class PaymentJson {
    private PaymentJson() {}

    /** The payment of an invoice that {@link PaymentRules} found nothing against. */
    static void details(JsonGenerator json, Order order, PaymentType type, PaymentChoice payment) throws IOException {
        json.writeObjectFieldStart("payment");
        if (type == PaymentType.BRAZIL_PAYMENTS) {
            json.writeStringField("type", type.name());
            json.writeArrayFieldStart("payments");
            for (PaymentType part : payment.parts()) {
                json.writeStartObject();
                single(json, order, part, payment);
                json.writeEndObject();
            }
            json.writeEndArray();
        } else {
            single(json, order, type, payment);
        }
        json.writeEndObject();
    }

    /** The payment an order status is about: by type and reference alone. */
    static void reference(JsonGenerator json, Order order, PaymentType type) throws IOException {
        json.writeObjectFieldStart("payment");
        typeAndId(json, order, type);
        json.writeEndObject();
    }

    private static void typeAndId(JsonGenerator json, Order order, PaymentType type) throws IOException {
        json.writeStringField("type", type.name());
        json.writeStringField("id", order.referenceId());
    }

    private static void single(JsonGenerator json, Order order, PaymentType type, PaymentChoice payment)
            throws IOException {
        typeAndId(json, order, type);
        if (type.hasBeneficiary() && !order.beneficiaries().isEmpty()) {
            beneficiary(json, order.beneficiaries().get(0));
        }
        switch (type) {
            case UPI_PAYU -> payer(json, order);
            case PG_PAYU -> texts(json, order.payment().callbackData());
            case PG_RAZORPAY -> pairs(json, order.payment().notes());
            case UPI_INTENT -> intent(json, required(payment.link()));
            case UPI_LINK, BRAZIL_LINK -> json.writeStringField("paymentLink", required(payment.link()));
            case BRAZIL_PIX_DC -> pix(json, payment);
            case BRAZIL_BOLETO -> json.writeStringField("code", required(payment.boletoCode()));
            default -> {}
        }
    }

    private static void payer(JsonGenerator json, Order order) throws IOException {
        json.writeStringField("productDescription", Payer.productDescription(order));
        json.writeStringField("customerFirstName", Payer.firstName(order));
        JsonText.optional(json, "customerLastName", Payer.lastName(order));
        json.writeStringField("customerEmail", order.customer().email());
        texts(json, order.payment().callbackData());
    }

    private static void texts(JsonGenerator json, List<String> data) throws IOException {
        if (data.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("callbackData");
        for (String text : data) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** In the order of their names, so that one order always makes one payload. */
    private static void pairs(JsonGenerator json, Map<String, String> notes) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("callbackData");
        for (Map.Entry<String, String> note : new TreeMap<>(notes).entrySet()) {
            json.writeStringField(note.getKey(), note.getValue());
        }
        json.writeEndObject();
    }

    private static void intent(JsonGenerator json, String link) throws IOException {
        json.writeObjectFieldStart("format");
        json.writeStringField("type", "LINK");
        json.writeStringField("paymentLink", link);
        json.writeEndObject();
    }

    private static void pix(JsonGenerator json, PaymentChoice payment) throws IOException {
        json.writeStringField("code", required(payment.pixCode()));
        json.writeStringField("merchantName", required(payment.pix().merchantName()));
        json.writeStringField("keyType", required(payment.pix().keyType()));
        json.writeStringField("key", required(payment.pix().key()));
    }

    private static void beneficiary(JsonGenerator json, Beneficiary beneficiary) throws IOException {
        json.writeObjectFieldStart("beneficiary");
        json.writeStringField("name", beneficiary.name());
        json.writeStringField("firstAddressLine", beneficiary.addressLine1());
        JsonText.optional(json, "secondAddressLine", beneficiary.addressLine2());
        json.writeStringField("city", beneficiary.city());
        json.writeStringField("state", beneficiary.state());
        json.writeStringField("country", PaymentRules.INDIA);
        json.writeStringField("postalCode", beneficiary.postalCode());
        json.writeEndObject();
    }

    private static String required(@Nullable String value) {
        return Objects.requireNonNull(value, "checked by PaymentRules");
    }
}
