package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Objects;
import org.orderrelay.order.Address;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;
import org.orderrelay.provider.whatsapp.JsonText;

/** The lines of an invoice (S4). An item's picture has no field at Infobip. */
final class ItemsJson {
    private ItemsJson() {}

    /**
     * Writes the items.
     *
     * @param importer whether to say who imported them: demanded by UPI PayU without a catalogue, known to no other type
     */
    static void write(JsonGenerator json, Order order, boolean importer) throws IOException {
        json.writeArrayFieldStart("items");
        for (LineItem item : order.items()) {
            json.writeStartObject();
            item(json, item);
            if (importer) {
                importer(json, item);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void item(JsonGenerator json, LineItem item) throws IOException {
        json.writeStringField("retailerId", item.retailerId());
        json.writeStringField("name", item.name());
        OrderAction.amount(json, "amount", item.amount(), null);
        if (item.saleAmount() != null) {
            OrderAction.amount(json, "saleAmount", item.saleAmount(), null);
        }
        json.writeNumberField("quantity", item.quantity());
    }

    private static void importer(JsonGenerator json, LineItem item) throws IOException {
        Address address = Objects.requireNonNull(item.importerAddress(), "checked by PayloadRules");
        json.writeStringField("originCountry", item.countryOfOrigin());
        json.writeStringField("importerName", item.importerName());
        json.writeObjectFieldStart("importerAddress");
        JsonText.optional(json, "firstAddressLine", address.addressLine1());
        JsonText.optional(json, "secondAddressLine", address.addressLine2());
        JsonText.optional(json, "city", address.city());
        JsonText.optional(json, "zoneCode", address.zoneCode());
        JsonText.optional(json, "postalCode", address.postalCode());
        JsonText.optional(json, "countryCode", address.countryCode());
        json.writeEndObject();
    }
}
