package org.orderrelay.provider.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.orderrelay.provider.whatsapp.JsonText;

/**
 * How an invoice is paid, in Meta's fields (facts 2.2). A direct UPI configuration has no {@code payment_settings}; all
 * other ways have one entry. {@code payment_type} is {@code upi} or {@code br}; a gateway, and a UPI link without a
 * configuration, go without, as Meta's samples do.
 */
final class PaymentJson {
    private PaymentJson() {}

    /** Writes what {@link PaymentRules} found nothing against, inside {@code order_details}. */
    static void write(JsonGenerator json, PaymentChoice payment) throws IOException {
        PaymentWay way = payment.way();
        if (way == null) {
            throw new IllegalArgumentException("no way to pay; refused by PaymentRules");
        }
        if (way != PaymentWay.UPI && way != PaymentWay.BR) {
            json.writeArrayFieldStart("payment_settings");
            json.writeStartObject();
            json.writeStringField("type", way.wire());
            json.writeObjectFieldStart(way.wire());
            setting(json, way, payment);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
        }
        if (payment.brazil()) {
            json.writeStringField("payment_type", "br");
        } else {
            upi(json, way, payment);
        }
    }

    private static void upi(JsonGenerator json, PaymentWay way, PaymentChoice payment) throws IOException {
        boolean direct = way == PaymentWay.UPI || way == PaymentWay.UPI_INTENT_LINK;
        if (direct && payment.configuration() != null) {
            json.writeStringField("payment_configuration", payment.configuration());
            json.writeStringField("payment_type", PaymentWay.UPI.wire());
        } else if (way == PaymentWay.PAYMENT_LINK) {
            json.writeStringField("payment_type", PaymentWay.UPI.wire());
        }
    }

    private static void setting(JsonGenerator json, PaymentWay way, PaymentChoice payment) throws IOException {
        switch (way) {
            case PAYMENT_GATEWAY -> gateway(json, payment);
            case UPI_INTENT_LINK -> json.writeStringField("link", payment.own().link());
            case PAYMENT_LINK -> json.writeStringField("uri", payment.own().link());
            case PIX_DYNAMIC_CODE, BOLETO -> fields(json, payment.own().extras());
            case UPI, BR -> throw new IllegalArgumentException(way + " has no settings");
        }
    }

    private static void gateway(JsonGenerator json, PaymentChoice payment) throws IOException {
        json.writeStringField("type", payment.gateway());
        json.writeStringField("configuration_name", payment.configuration());
        Map<String, String> notes = payment.own().notes();
        if (payment.own().extras().isEmpty() && notes.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(payment.gateway());
        fields(json, payment.own().extras());
        if (!notes.isEmpty()) {
            json.writeObjectFieldStart("notes");
            fields(json, notes);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** In the order of their names, so that one order makes one payload. */
    private static void fields(JsonGenerator json, Map<String, String> fields) throws IOException {
        for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
            JsonText.optional(json, field.getKey(), field.getValue());
        }
    }
}
