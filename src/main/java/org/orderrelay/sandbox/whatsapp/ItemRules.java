package org.orderrelay.sandbox.whatsapp;

import java.util.List;
import java.util.Set;
import org.orderrelay.sandbox.contract.JsonPart;

/** What WhatsApp demands of an order's items, and of amounts. */
final class ItemRules {
    private static final Set<String> ITEM = Set.of(
            "name",
            "retailer_id",
            "quantity",
            "amount",
            "sale_amount",
            "image",
            "country_of_origin",
            "importer_name",
            "importer_address");
    private static final Set<String> ADDRESS =
            Set.of("address_line1", "address_line2", "city", "zone_code", "postal_code", "country_code");
    private static final List<String> NEEDED = List.of("address_line1", "city", "country_code", "postal_code");
    private static final Set<String> AMOUNT = Set.of("offset", "value");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 255;
    private static final int MOST = 999;
    private static final int MOST_WITH_IMAGES = 10;

    private final Dialect dialect;

    ItemRules(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Checks the items; what they cost together in minor units. */
    long sum(JsonPart order, boolean importerNeeded) {
        long sum = 0;
        List<JsonPart> items = order.elements("items", 1, MOST);
        for (JsonPart item : items) {
            item.only(ITEM);
            item.text("name", LONGEST_NAME);
            if (dialect == Dialect.KALEYRA) {
                item.text("retailer_id", LONGEST);
            } else {
                item.optionalText("retailer_id", LONGEST);
            }
            image(item, order, items.size());
            importer(item, importerNeeded || dialect == Dialect.KALEYRA);
            sum += price(item) * item.whole("quantity", 1);
        }
        return sum;
    }

    private static void image(JsonPart item, JsonPart order, int items) {
        if (!item.has("image")) {
            return;
        }
        item.object("image").only(Set.of("link")).text("link", 2048);
        if (items > MOST_WITH_IMAGES) {
            item.invalid("image", "at most " + MOST_WITH_IMAGES + " items may have images");
        }
        if (item.has("retailer_id") || order.has("catalog_id")) {
            item.invalid("image", "goes neither with retailer_id nor with catalog_id");
        }
    }

    private static void importer(JsonPart item, boolean needed) {
        if (needed || item.has("country_of_origin")) {
            item.text("country_of_origin", LONGEST);
        }
        if (needed || item.has("importer_name")) {
            item.text("importer_name", LONGEST);
        }
        if (!needed && !item.has("importer_address")) {
            return;
        }
        JsonPart address = item.object("importer_address").only(ADDRESS);
        for (String field : NEEDED) {
            address.text(field, LONGEST);
        }
        address.optionalText("address_line2", LONGEST);
        address.optionalText("zone_code", LONGEST);
    }

    private static long price(JsonPart item) {
        long amount = amount(item, "amount");
        if (!item.has("sale_amount")) {
            return amount;
        }
        long sale = amount(item, "sale_amount");
        if (sale >= amount) {
            item.invalid("sale_amount", "must be less than amount");
        }
        return sale;
    }

    /** {@code {offset: 100, value: n}} in minor units. */
    static long amount(JsonPart parent, String field) {
        return value(parent.object(field).only(AMOUNT));
    }

    static long value(JsonPart amount) {
        amount.exactly("offset", 100);
        return amount.whole("value", 0);
    }
}
