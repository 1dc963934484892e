package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.orderrelay.order.Address;
import org.orderrelay.order.LineItem;

/** The lines of an invoice (S1). An item's picture is not sent: it belongs to Meta's own call and forbids a retailer id. */
final class ItemsJson {
    private ItemsJson() {}

    static void write(JsonGenerator json, List<LineItem> items) throws IOException {
        json.writeArrayFieldStart("items");
        for (LineItem item : items) {
            json.writeStartObject();
            item(json, item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void item(JsonGenerator json, LineItem item) throws IOException {
        OrderDetailsPayload.amount(json, "amount", item.amount());
        if (item.saleAmount() != null) {
            OrderDetailsPayload.amount(json, "sale_amount", item.saleAmount());
        }
        json.writeStringField("name", item.name());
        json.writeNumberField("quantity", item.quantity());
        json.writeStringField("retailer_id", item.retailerId());
        json.writeStringField("country_of_origin", item.countryOfOrigin());
        json.writeStringField("importer_name", item.importerName());
        address(json, Objects.requireNonNull(item.importerAddress(), "checked by PayloadRules"));
    }

    private static void address(JsonGenerator json, Address address) throws IOException {
        json.writeObjectFieldStart("importer_address");
        json.writeStringField("address_line1", address.addressLine1());
        TemplateJson.optional(json, "address_line2", address.addressLine2());
        json.writeStringField("city", address.city());
        TemplateJson.optional(json, "zone_code", address.zoneCode());
        json.writeStringField("country_code", address.countryCode());
        json.writeStringField("postal_code", address.postalCode());
        json.writeEndObject();
    }
}
