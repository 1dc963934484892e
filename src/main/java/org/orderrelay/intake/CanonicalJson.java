package org.orderrelay.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Address;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Customer;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;
import org.orderrelay.order.Order;
import org.orderrelay.order.Payment;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Refs;

/**
 * Writes the one spelling an order has inside the relay: fixed field order, compact, money as {@code "457.90"}, statuses
 * in wire form, only present fields. {@code event_id} and {@code occurred_at} come last, so that the hash over
 * everything else is the hash of what was written before them. Reading the result gives an equal order.
 */
final class CanonicalJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 1024;

    private final JsonGenerator json;

    private CanonicalJson(JsonGenerator json) {
        this.json = json;
    }

    static Reading.Valid of(Order order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            CanonicalJson writer = new CanonicalJson(generator);
            generator.writeStartObject();
            writer.content(order);
            generator.flush();
            String hash = hash(bytes.toByteArray());
            writer.text("event_id", order.eventId());
            writer.text("occurred_at", order.occurredAt());
            generator.writeEndObject();
            generator.flush();
            return new Reading.Valid(order, bytes.toString(StandardCharsets.UTF_8), hash);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    private static String hash(byte[] open) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(open);
            digest.update((byte) '}');
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException notAJavaPlatform) {
            throw new IllegalStateException(notAJavaPlatform);
        }
    }

    private void content(Order order) throws IOException {
        text("reference_id", order.referenceId());
        text("status", order.status().wire());
        text("description", order.description());
        customer(order.customer());
        texts("recipients", order.recipients().stream().map(Phone::e164).toList());
        text("account", order.account());
        text("currency", order.currency());
        text("goods", order.physicalGoods() ? null : "digital");
        items(order.items());
        amounts(order);
        text("header_image", order.headerImage());
        text("catalog_id", order.catalogId());
        if (order.quickPay()) {
            json.writeBooleanField("quick_pay", true);
        }
        text("expires_at", order.expiresAt());
        text("expires_description", order.expiresDescription());
        beneficiaries(order.beneficiaries());
        payment(order.payment());
        refs(order.refs());
    }

    private void customer(Customer customer) throws IOException {
        if (customer.equals(Customer.UNKNOWN)) {
            return;
        }
        json.writeObjectFieldStart("customer");
        text("id", customer.id());
        text("phone", customer.phone() == null ? null : customer.phone().e164());
        text("name", customer.name());
        text("email", customer.email());
        text("locale", customer.locale());
        json.writeEndObject();
    }

    private void items(List<LineItem> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("items");
        for (LineItem item : items) {
            json.writeStartObject();
            text("retailer_id", item.retailerId());
            text("name", item.name());
            json.writeNumberField("quantity", item.quantity());
            text("amount", item.amount());
            text("sale_amount", item.saleAmount());
            text("image", item.image());
            text("country_of_origin", item.countryOfOrigin());
            text("importer_name", item.importerName());
            address(item.importerAddress());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void address(@Nullable Address address) throws IOException {
        if (address == null) {
            return;
        }
        json.writeObjectFieldStart("importer_address");
        text("address_line1", address.addressLine1());
        text("address_line2", address.addressLine2());
        text("city", address.city());
        text("zone_code", address.zoneCode());
        text("country_code", address.countryCode());
        text("postal_code", address.postalCode());
        json.writeEndObject();
    }

    private void amounts(Order order) throws IOException {
        if (order.amounts() == null) {
            return;
        }
        text("subtotal", order.amounts().subtotal());
        text("tax", order.amounts().tax());
        text("shipping", order.amounts().shipping());
        text("discount", order.amounts().discount());
        text("total_amount", order.amounts().total());
        text("tax_description", order.amounts().taxDescription());
        text("shipping_description", order.amounts().shippingDescription());
        text("discount_description", order.amounts().discountDescription());
        text("discount_program", order.amounts().discountProgram());
    }

    private void beneficiaries(List<Beneficiary> beneficiaries) throws IOException {
        if (beneficiaries.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("beneficiaries");
        for (Beneficiary beneficiary : beneficiaries) {
            json.writeStartObject();
            text("name", beneficiary.name());
            text("address_line1", beneficiary.addressLine1());
            text("address_line2", beneficiary.addressLine2());
            text("city", beneficiary.city());
            text("state", beneficiary.state());
            text("country", beneficiary.country());
            text("postal_code", beneficiary.postalCode());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void payment(Payment payment) throws IOException {
        if (payment.equals(Payment.NONE)) {
            return;
        }
        json.writeObjectFieldStart("payment");
        text("type", payment.type());
        text("configuration", payment.configuration());
        text("product_description", payment.productDescription());
        texts("callback_data", payment.callbackData());
        pairs("notes", payment.notes());
        text("link", payment.link());
        text("gateway", payment.gateway());
        pairs("extras", payment.extras());
        json.writeEndObject();
    }

    private void refs(Refs refs) throws IOException {
        if (refs.equals(Refs.NONE)) {
            return;
        }
        json.writeObjectFieldStart("refs");
        text("ref", refs.ref());
        text("ref1", refs.ref1());
        text("ref2", refs.ref2());
        json.writeEndObject();
    }

    private void text(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value instanceof Money money ? money.toString() : value.toString());
        }
    }

    private void texts(String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    private void pairs(String name, Map<String, String> pairs) throws IOException {
        if (!pairs.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (Map.Entry<String, String> pair : new TreeMap<>(pairs).entrySet()) {
                json.writeStringField(pair.getKey(), pair.getValue());
            }
            json.writeEndObject();
        }
    }
}
