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
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Address;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Customer;
import org.orderrelay.order.LineItem;
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

    private final JsonFields json;

    private CanonicalJson(JsonFields json) {
        this.json = json;
    }

    static Reading.Valid of(Order order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            CanonicalJson writer = new CanonicalJson(new JsonFields(generator));
            generator.writeStartObject();
            writer.content(order);
            generator.flush();
            String hash = hash(bytes.toByteArray());
            writer.json.text("event_id", order.eventId());
            writer.json.text("occurred_at", order.occurredAt());
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
        json.text("reference_id", order.referenceId());
        json.text("status", order.status().wire());
        json.text("description", order.description());
        customer(order.customer());
        json.texts("recipients", order.recipients().stream().map(Phone::e164).toList());
        json.text("account", order.account());
        json.text("currency", order.currency());
        json.text("goods", order.physicalGoods() ? null : "digital");
        items(order.items());
        amounts(order);
        json.text("header_image", order.headerImage());
        json.text("catalog_id", order.catalogId());
        json.flag("quick_pay", order.quickPay());
        json.text("expires_at", order.expiresAt());
        json.text("expires_description", order.expiresDescription());
        beneficiaries(order.beneficiaries());
        payment(order.payment());
        refs(order.refs());
    }

    private void customer(Customer customer) throws IOException {
        if (customer.equals(Customer.UNKNOWN)) {
            return;
        }
        json.object("customer");
        json.text("id", customer.id());
        json.text("phone", customer.phone() == null ? null : customer.phone().e164());
        json.text("name", customer.name());
        json.text("email", customer.email());
        json.text("locale", customer.locale());
        json.endObject();
    }

    private void items(List<LineItem> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.list("items");
        for (LineItem item : items) {
            json.element();
            json.text("retailer_id", item.retailerId());
            json.text("name", item.name());
            json.number("quantity", item.quantity());
            json.text("amount", item.amount());
            json.text("sale_amount", item.saleAmount());
            json.text("image", item.image());
            json.text("country_of_origin", item.countryOfOrigin());
            json.text("importer_name", item.importerName());
            address(item.importerAddress());
            json.endObject();
        }
        json.endList();
    }

    private void address(@Nullable Address address) throws IOException {
        if (address == null) {
            return;
        }
        json.object("importer_address");
        json.text("address_line1", address.addressLine1());
        json.text("address_line2", address.addressLine2());
        json.text("city", address.city());
        json.text("zone_code", address.zoneCode());
        json.text("country_code", address.countryCode());
        json.text("postal_code", address.postalCode());
        json.endObject();
    }

    private void amounts(Order order) throws IOException {
        if (order.amounts() == null) {
            return;
        }
        json.text("subtotal", order.amounts().subtotal());
        json.text("tax", order.amounts().tax());
        json.text("shipping", order.amounts().shipping());
        json.text("discount", order.amounts().discount());
        json.text("total_amount", order.amounts().total());
        json.text("tax_description", order.amounts().taxDescription());
        json.text("shipping_description", order.amounts().shippingDescription());
        json.text("discount_description", order.amounts().discountDescription());
        json.text("discount_program", order.amounts().discountProgram());
    }

    private void beneficiaries(List<Beneficiary> beneficiaries) throws IOException {
        if (beneficiaries.isEmpty()) {
            return;
        }
        json.list("beneficiaries");
        for (Beneficiary beneficiary : beneficiaries) {
            json.element();
            json.text("name", beneficiary.name());
            json.text("address_line1", beneficiary.addressLine1());
            json.text("address_line2", beneficiary.addressLine2());
            json.text("city", beneficiary.city());
            json.text("state", beneficiary.state());
            json.text("country", beneficiary.country());
            json.text("postal_code", beneficiary.postalCode());
            json.endObject();
        }
        json.endList();
    }

    private void payment(Payment payment) throws IOException {
        if (payment.equals(Payment.NONE)) {
            return;
        }
        json.object("payment");
        json.text("type", payment.type());
        json.text("configuration", payment.configuration());
        json.text("product_description", payment.productDescription());
        json.texts("callback_data", payment.callbackData());
        json.pairs("notes", payment.notes());
        json.text("link", payment.link());
        json.text("gateway", payment.gateway());
        json.pairs("extras", payment.extras());
        json.endObject();
    }

    private void refs(Refs refs) throws IOException {
        if (refs.equals(Refs.NONE)) {
            return;
        }
        json.object("refs");
        json.text("ref", refs.ref());
        json.text("ref1", refs.ref1());
        json.text("ref2", refs.ref2());
        json.endObject();
    }
}
