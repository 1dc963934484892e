package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Address;
import org.orderrelay.order.LineItem;

/** The lines of an invoice (S1, facts 2.2). What a provider demands is checked before; here goes what there is. */
final class ItemsJson {
    private ItemsJson() {}

    static void write(JsonGenerator json, List<LineItem> items, OrderDetails.Extent extent) throws IOException {
        json.writeArrayFieldStart("items");
        for (LineItem item : items) {
            json.writeStartObject();
            item(json, item, extent);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void item(JsonGenerator json, LineItem item, OrderDetails.Extent extent) throws IOException {
        AmountJson.write(json, "amount", item.amount());
        if (item.saleAmount() != null) {
            AmountJson.write(json, "sale_amount", item.saleAmount());
        }
        json.writeStringField("name", item.name());
        json.writeNumberField("quantity", item.quantity());
        JsonText.optional(json, "retailer_id", item.retailerId());
        if (extent.importers()) {
            JsonText.optional(json, "country_of_origin", item.countryOfOrigin());
            JsonText.optional(json, "importer_name", item.importerName());
            address(json, item.importerAddress());
        }
        if (extent.pictures()) {
            picture(json, item.image());
        }
    }

    private static void address(JsonGenerator json, @Nullable Address address) throws IOException {
        if (address == null) {
            return;
        }
        json.writeObjectFieldStart("importer_address");
        JsonText.optional(json, "address_line1", address.addressLine1());
        JsonText.optional(json, "address_line2", address.addressLine2());
        JsonText.optional(json, "city", address.city());
        JsonText.optional(json, "zone_code", address.zoneCode());
        JsonText.optional(json, "country_code", address.countryCode());
        JsonText.optional(json, "postal_code", address.postalCode());
        json.writeEndObject();
    }

    private static void picture(JsonGenerator json, @Nullable String link) throws IOException {
        if (link == null) {
            return;
        }
        json.writeObjectFieldStart("image");
        json.writeStringField("link", link);
        json.writeEndObject();
    }
}
